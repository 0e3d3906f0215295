package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition may ask of a register: nothing holds of it before its call has returned. */
class ReturnedTest {
  private static final String CALLS =
      "P0(device *dev)\n{\n\tint f;\n\tint x;\n\tint r0;\n\n\tf = open(dev);\n\tfork(P1);\n"
          + "\tx = dup(f);\n\tr0 = close(f);\n}\n\n"
          + "P1(device *dev) FORK(P0)\n{\n\tint r0;\n\n\tr0 = dup(f);\n\tkill(P0);\n}\n\n";

  @ParameterizedTest
  @CsvSource({
    "ever (0:f == 0), NEVER",
    "ever (0:f == 3), ALWAYS",
    "ever (1:r0 == 0), NEVER",
    "exists (1:x == 0), NEVER",
    "exists (0:r0 == 0), SOMETIMES",
    "exists (!(0:r0 == 0)), SOMETIMES",
    "exists (0:r0 != 0), NEVER",
    "exists (0:r0 < 1), SOMETIMES",
    "exists (0:r0 + 64 == 0), NEVER",
    "exists (0:r0 + 65 > 0), SOMETIMES",
    "exists (0:r0 == 0:r0), SOMETIMES",
    "forall (0:f), ALWAYS",
    "exists (0:r0), NEVER",
    "exists (exists (file q : 0:r0 == 1 && live(q))), NEVER",
    "exists (exists (file q : 0:f == 3 && live(q))), ALWAYS",
  })
  void nothingHoldsOfARegisterBeforeItsCallReturns(String condition, Observation observed) {
    String text = "C returned\n\n/*\n * Policy: free-for-all\n */\n\n" + CALLS + condition + "\n";
    Instance instance =
        LitmusProgram.of(Runs.litmus(text), Runs.builtInPolicy("free-for-all"), Runs.importers());
    Verdict verdict = LitmusRun.of(instance, Limits.NONE, Observer.NONE);
    assertThat(verdict.observation()).isEqualTo(observed);
  }
}
