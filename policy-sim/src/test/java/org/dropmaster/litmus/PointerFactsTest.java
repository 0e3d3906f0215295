package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pointer that is followed must lead to something that is there, whatever is done with it. */
class PointerFactsTest {
  private static String policy(String statement) {
    return """
        policy pointers

        struct box { bool full; mutex lock; idr<box> others; }
        device { box *kept; box *none; int n; }

        MAKE(file f)
        {
        	device.kept = new box;
        	return 0;
        }

        FREE(file f)
        {
        	put(device.kept);
        	return 0;
        }

        TEST(file f)
        {
        	box *b;
        	box *c;

        	b = device.kept;
        	c = NULL;
        	%s
        	return 0;
        }
        """
        .formatted(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b.full = true;",
        "device.kept.full = true;",
        "if (b.full)\n\t\treturn -EIO;",
        "guard(b.lock);",
        "c = idr_find(b.others, 1);",
        "device.n = idr_alloc(b.others, b);",
        "idr_replace(b.others, 1, b);",
        "c = idr_remove(b.others, 1);",
        "get(b);\n\tput(b);"
      })
  void whoeverFollowsAPointerToWhatIsFreedUsesItAfterFree(String statement) {
    LitmusText there = LitmusText.of("f = open(dev)", "a = ioctl(f, MAKE)", "r0 = ioctl(f, TEST)");
    under(policy(statement), there.forall("0:r0 == 0")).always().breaks();
    LitmusText freed =
        LitmusText.of(
            "f = open(dev)", "a = ioctl(f, MAKE)", "b = ioctl(f, FREE)", "r0 = ioctl(f, TEST)");
    under(policy(statement), freed.forall("used_after_free")).always().breaks(Rule.USED_AFTER_FREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.full = true;",
        "device.none.full = true;",
        "if (c.full)\n\t\treturn -EIO;",
        "guard(c.lock);",
        "b = idr_find(c.others, 1);",
        "device.n = idr_alloc(c.others, b);",
        "idr_replace(c.others, 1, b);",
        "b = idr_remove(c.others, 1);"
      })
  void whoeverFollowsNullIsToldSo(String statement) {
    LitmusText test = LitmusText.of("f = open(dev)", "a = ioctl(f, MAKE)", "r0 = ioctl(f, TEST)");
    under(policy(statement), test.forall("null_deref")).always().breaks(Rule.NULL_DEREF);
  }

  /** A call that makes several things is named after the one that its result stands for. */
  @Test
  void aRegisterNamesTheObjectOfItsCallAndNoOtherThatTheCallMakes() {
    String policy =
        policy("b = NULL;")
            + """

            open(file f)
            {
            	device.kept = new box;
            	device.none = new box;
            	return 0;
            }
            """;
    LitmusText test = LitmusText.of("f = open(dev)");
    under(policy, test.forall("live(0:f)")).always().breaks();
  }
}
