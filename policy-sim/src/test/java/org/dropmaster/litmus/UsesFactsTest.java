package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.kernel.Uses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether an entry point takes effect on the device is told from its text, wherever that says so.
 */
class UsesFactsTest {
  private static final Set<String> ALLOC = Set.of("alloc");

  private static boolean uses(String body) {
    String policy =
        """
        policy uses

        device { mutex lock; bool set; bo *kept; }

        bo *found(file f)
        {
        	return alloc();
        }

        void round(file f)
        {
        	device.set = true;
        }

        void there(file f)
        {
        	round(f);
        	device.kept = alloc();
        }

        TEST(file f)
        {
        	bo *b;
        	int n;

        %s
        	return 0;
        }
        """
            .formatted(body.indent(4));
    return Uses.any(new Functions(Runs.policy(policy), Runs.importers()), "TEST", ALLOC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alloc();",
        "b = alloc();",
        "device.kept = alloc();",
        "if (alloc())\n\tn = 1;",
        "if (!alloc())\n\tn = 1;",
        "if (device.set)\n\tb = alloc();",
        "if (device.set)\n\tn = 1;\nelse\n\tb = alloc();",
        "for_each(file g : true) {\n\tb = alloc();\n}",
        "scoped_guard(device.lock) {\n\tb = alloc();\n}",
        "if (device.set) {\n\tn = 1;\n\tb = alloc();\n}",
        "there(f);",
        "b = found(f);",
        "n = 1;\nround(f);\nround(f);\nthere(f);"
      })
  void anEntryPointThatNamesTheVerbAnywhereUsesIt(String body) {
    assertThat(uses(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = 1;",
        "round(f);",
        "free(device.kept);",
        "if (device.set)\n\tround(f);\nelse\n\tn = 1;",
        "for_each(file g : true) {\n\tround(g);\n}",
        "scoped_guard(device.lock) {\n\tdevice.set = !device.set;\n}"
      })
  void anEntryPointThatNamesItNowhereDoesNot(String body) {
    assertThat(uses(body)).isFalse();
  }

  @Test
  void anEntryPointThatThePolicyLacksUsesNothing() {
    Functions functions = new Functions(Runs.policy(Plain.policy()), Runs.importers());
    assertThat(Uses.any(functions, "SUBMIT", ALLOC)).isFalse();
    assertThat(Uses.any(functions, "ALLOC", ALLOC)).isTrue();
    assertThat(Uses.any(functions, "ALLOC", Set.of("quarantine"))).isFalse();
  }
}
