package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.litmus.VerdictAssert.under;

import java.util.List;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the statements of a policy do once they are compiled, each seen from user space. */
class StatementTest {
  private static final LitmusText TEST = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TEST)");

  private static String policy(String fields, String functions) {
    return Plain.policy("mutex a; int n; int m; bool hit; " + fields, functions);
  }

  private static String test(String fields, String body) {
    return policy(fields, "TEST(file f)\n{\n" + body.indent(4) + "}\n");
  }

  private static final String AFTER =
      """

      AFTER(file f)
      {
      	guard(device.a);
      	return 0;
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guard(device.a);\nreturn 0;",
        "guard(device.a);\nif (device.n == 0)\n\treturn 0;\nreturn 1;",
        "guard(device.a);\nif (device.n == 0)\n\tgoto out;\ndevice.n = 1;\nout:\nreturn 0;",
        "if (device.n == 0) {\n\tguard(device.a);\n\treturn 0;\n}\ndevice.n = 1;\nreturn 0;",
        "scoped_guard(device.a) {\n\tif (device.n == 0)\n\t\treturn 0;\n}\nreturn 0;",
        "scoped_guard(device.a) {\n\tif (device.n == 0)\n\t\tgoto out;\n}\nout:\nreturn 0;",
        "scoped_guard(device.a) {\n\tdevice.n = 1;\n}\nreturn 0;",
        "for_each(file g : true) {\n\tscoped_guard(device.a) {\n\t\tbreak;\n\t}\n}\nreturn 0;",
        "for_each(file g : true) {\n\tscoped_guard(device.a) {\n\t\tcontinue;\n\t}\n}\nreturn 0;",
        "for_each(file g : true) {\n\tguard(device.a);\n\treturn 0;\n}\nreturn 1;",
        "guard(device.a);\nmay_fail(ENOMEM);\nreturn 0;",
        "lock(device.a);\nunlock(device.a);\nreturn 0;",
        "if (trylock(device.a))\n\tunlock(device.a);\nreturn 0;"
      })
  void aLockIsDroppedOnEveryWayOut(String body) {
    LitmusText again =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, TEST)", "r1 = ioctl(f, AFTER)");
    String text = test("", body) + AFTER;
    under(text, again.forall("0:r1 == 0 && (0:r0 == 0 || 0:r0 == -ENOMEM)")).always().breaks();
  }

  @Test
  void aGuardEndsWithTheFunctionThatItIsWrittenIn() {
    String helper =
        policy(
            "",
            """
            void locked(file f)
            {
            	guard(device.a);
            	device.n = 1;
            	device.hit = held(device.a);
            }

            TEST(file f)
            {
            	locked(f);
            	if (held(device.a))
            		return -EIO;
            	return 0;
            }
            """);
    under(helper, TEST.forall("0:r0 == 0 && device.hit")).always().breaks();
  }

  @Test
  void aStatementIsOneStepAndTwoStatementsAreTwo() {
    LitmusText both =
        LitmusText.of("f = open(dev)", "fork(P1)", "r0 = ioctl(f, TEST)")
            .thread("FORK(P0)", "r0 = ioctl(f, TEST)");
    String once = test("", "device.n = device.n + 1;\nreturn 0;");
    under(once, both.forall("device.n == 2")).always();
    String twice = test("", "int n;\n\nn = device.n;\ndevice.n = n + 1;\nreturn 0;");
    under(twice, both.exists("device.n == 1")).sometimes();
    under(twice, both.exists("device.n == 2")).sometimes();
  }

  @Test
  void conditionsStopEarlyInBothDirections() {
    String and =
        test("file *of;", "if (device.of && device.of.number == 1)\n\treturn 1;\nreturn 0;");
    under(and, TEST.forall("0:r0 == 0")).always().breaks();
    String or =
        test("file *of;", "if (!device.of || device.of.number == 1)\n\treturn 0;\nreturn 1;");
    under(or, TEST.forall("0:r0 == 0")).always().breaks();
    String wrong =
        test("file *of;", "if (device.of.number == 1 && device.of)\n\treturn 1;\nreturn 0;");
    under(wrong, TEST.forall("null_deref")).always().breaks(Rule.NULL_DEREF);
    String pick =
        test(
            "file *of;",
            "int n;\n\nn = device.of ? device.of.number : 7;\ndevice.n = n;\nreturn 0;");
    under(pick, TEST.forall("device.n == 7")).always().breaks();
  }

  @Test
  void mayFailTakesBothBranches() {
    String statement = test("", "may_fail(ENOMEM);\ndevice.n = 1;\nreturn 0;");
    under(statement, TEST.exists("0:r0 == -ENOMEM && device.n == 0")).sometimes().breaks();
    under(statement, TEST.exists("0:r0 == 0 && device.n == 1")).sometimes();
    under(statement, TEST.exists("0:r0 == -ENOMEM && device.n == 1")).never();
    String condition = test("", "if (may_fail(ENOSPC))\n\treturn -EIO;\nreturn 0;");
    under(condition, TEST.exists("0:r0 == -EIO")).sometimes();
    under(condition, TEST.exists("0:r0 == 0")).sometimes();
    under(condition, TEST.exists("0:r0 == -ENOSPC")).never();
  }

  @Test
  void aHelpersResultIsTheWholeOfAnAssignmentAConditionOrAReturn() {
    String policy =
        policy(
            "",
            """
            int three(file f)
            {
            	return 3;
            }

            bool first(file f)
            {
            	return f.number == 1;
            }

            int through(file f)
            {
            	return three(f);
            }

            TEST(file f)
            {
            	int n;

            	n = three(f);
            	device.n = through(f);
            	if (first(f))
            		device.m = n;
            	if (!first(f))
            		device.m = 9;
            	return 0;
            }
            """);
    under(policy, TEST.forall("device.n == 3 && device.m == 3")).always().breaks();
  }

  @Test
  void aLocalStartsAtZeroWheneverItIsDeclared() {
    String body =
        """
        for_each(file g : true) {
        	int n;

        	n = n + 1;
        	device.n = n;
        }
        return 0;
        """;
    LitmusText two = LitmusText.of("f = open(dev)", "g = open(dev)", "r0 = ioctl(f, TEST)");
    under(test("", body), two.forall("device.n == 1")).always();
  }

  @Test
  void forEachTakesTheSetOnceAndEachMemberOnce() {
    String body =
        """
        for_each(file g : g.number < 3) {
        	device.n = device.n + 1;
        	g.number = 5;
        	device.m = 0;
        	for_each(file h : h.number < 3) {
        		device.m = device.m + 1;
        		h.number = 4;
        	}
        }
        return 0;
        """;
    LitmusText two = LitmusText.of("f = open(dev)", "g = open(dev)", "r0 = ioctl(f, TEST)");
    under(test("", body), two.forall("device.n == 2 && device.m == 0")).always();
  }

  @Test
  void forEachHoldsItsMembersUntilTheirTurnEnds() {
    String policy =
        policy(
            "",
            """
            TEST(file f)
            {
            	for_each(bo b : b.file == f) {
            		handle_delete(f, 1);
            		handle_delete(f, 2);
            		device.m = device.n;
            		if (b.file == f)
            			device.hit = true;
            	}
            	return 0;
            }

            release(bo b)
            {
            	device.n = device.n + 1;
            	scrub(b);
            	free(b);
            }
            """);
    LitmusText two =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "i = ioctl(f, ALLOC)", "r0 = ioctl(f, TEST)");
    under(policy, two.forall("device.hit && device.m == 1 && device.n == 2")).always().breaks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"break;", "return 0;", "goto out;"})
  void forEachPutsWhatIsLeftWhenItIsCutShort(String way) {
    String policy =
        policy(
            "",
            """
            TEST(file f)
            {
            	for_each(bo b : true) {
            		%s
            	}
            out:
            	return 0;
            }
            """
                    .formatted(way)
                    .replace(way.startsWith("goto") ? "never" : "out:\n", "")
                + Plain.BO);
    LitmusText two =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "i = ioctl(f, ALLOC)",
            "r0 = ioctl(f, TEST)",
            "exit()");
    under(policy, two.forall("0:r0 == 0")).always().breaks();
  }

  @Test
  void forEachSkipsWhatIsBeingReleased() {
    String policy =
        policy(
            "",
            """
            release(bo b)
            {
            	for_each(bo c : true) {
            		device.hit = true;
            	}
            	if (exists(bo c : true))
            		device.n = 1;
            	scrub(b);
            	free(b);
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, FREE, 1)");
    under(policy, test.forall("!device.hit && device.n == 1")).always().breaks();
  }

  @Test
  void nullIsNeitherTakenNorPut() {
    String body = "file *g;\n\ng = get(device.of);\nput(g);\nput(NULL);\nreturn 0;";
    under(test("file *of;", body), TEST.forall("0:r0 == 0")).always().breaks();
  }

  @Test
  void tryGetFailsOnAnObjectThatIsBeingReleased() {
    String policy =
        policy(
            "",
            """
            release(bo b)
            {
            	device.hit = try_get(b);
            	scrub(b);
            	free(b);
            }

            TEST(file f, bo b)
            {
            	if (!try_get(b))
            		return -EIO;
            	put(b);
            	return 0;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, TEST, 1)", "exit()");
    under(policy, test.forall("0:r0 == 0 && !device.hit")).always().breaks();
  }

  @Test
  void newGivesOneReferenceAndOverwritingAFieldPutsNothing() {
    String policy =
        policy(
                "box *of;",
                """
                TEST(file f)
                {
                	device.of = new box;
                	device.of = NULL;
                	return 0;
                }

                CLEAN(file f)
                {
                	box *b;

                	b = new box;
                	put(b);
                	return 0;
                }
                """)
            .replace("device {", "struct box { bool full; }\ndevice {");
    LitmusText lost = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TEST)", "exit()");
    under(policy, lost.forall("0:r0 == 0")).breaks(Rule.LEAKED);
    LitmusText clean = LitmusText.of("f = open(dev)", "r0 = ioctl(f, CLEAN)", "exit()");
    under(policy, clean.forall("0:r0 == 0")).breaks();
  }

  private static final String TABLE =
      policy(
              "idr<box> ids; int old;",
              """
              ADD(file f)
              {
              	box *b;

              	b = new box;
              	device.n = idr_alloc(device.ids, b);
              	return device.n;
              }

              DROP_ONE(file f, int i)
              {
              	box *b;

              	b = idr_remove(device.ids, i);
              	put(b);
              	return 0;
              }

              FREE_ONLY(file f, int i)
              {
              	box *b;

              	b = idr_find(device.ids, i);
              	put(b);
              	return 0;
              }

              LOOK(file f, int i)
              {
              	box *b;

              	b = idr_find(device.ids, i);
              	if (!b)
              		return -ENOENT;
              	if (b.full)
              		return -EIO;
              	return 0;
              }
              """)
          .replace("device {", "struct box { bool full; }\ndevice {");

  @Test
  void aTableGivesTheLowestFreeNumberAndForgetsWhatIsRemoved() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ADD)",
            "i = ioctl(f, ADD)",
            "r0 = ioctl(f, DROP_ONE, 1)",
            "r1 = ioctl(f, LOOK, 1)",
            "r2 = ioctl(f, LOOK, 2)",
            "j = ioctl(f, ADD)");
    under(TABLE, test.forall("0:r1 == -ENOENT && 0:r2 == 0 && device.n == 1")).always();
  }

  @Test
  void aTableThatStillNamesAFreedObjectIsUsedAfterFree() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ADD)",
            "r0 = ioctl(f, FREE_ONLY, 1)",
            "i = ioctl(f, ADD)",
            "r1 = ioctl(f, LOOK, 1)");
    under(TABLE, test.forall("used_after_free")).always();
  }

  /**
   * Clients give the place of a freed object back once nothing points to it; a table's entry is
   * such a pointer too, although it counts from one more than the object.
   */
  @Test
  void aClientFindsTheFreedObjectThatATableNamesAlsoAfterAnotherWasMade() {
    String policy =
        """
        policy table

        struct box { bool full; }
        device { idr<box> ids; box *last; int added; }

        ADD(file f)
        {
        	device.last = new box;
        	device.added = device.added + 1;
        	if (device.added == 1)
        		idr_alloc(device.ids, device.last);
        	return 0;
        }

        FREE_FIRST(file f)
        {
        	if (device.added != 1)
        		return -EINVAL;
        	put(device.last);
        	device.last = NULL;
        	return 0;
        }

        LOOK(file f)
        {
        	box *b;

        	if (device.added != 2)
        		return -EINVAL;
        	b = idr_find(device.ids, 1);
        	if (b.full)
        		return -EIO;
        	return 0;
        }
        """;
    Client client = new Client(1, 1, 5, 0, 0, 1, List.of(), false);
    Instance instance = ClientProgram.of(client, Runs.policy(policy), List.of()).instance();
    assertThat(Runs.run(instance).broken()).containsKey(Rule.USED_AFTER_FREE);
  }

  @Test
  void aNumberThatLeavesItsRangeIsALimitAndNoVerdict() {
    String policy = test("", "device.n = 15;\ndevice.n = device.n + 1;\nreturn 0;");
    Verdict wide = Runs.run(policy, TEST.exists("device.n > 15"));
    assertThat(wide.limit()).isEmpty();
    String more =
        test("", "device.n = 15;\ndevice.n = device.n + 15;\ndevice.n = device.n + 15;\nreturn 0;");
    Verdict verdict = Runs.run(more, TEST.exists("device.n > 15"));
    assertThat(verdict.limit()).isPresent();
    assertThat(verdict.observation()).isEqualTo(Observation.UNKNOWN);
  }
}
