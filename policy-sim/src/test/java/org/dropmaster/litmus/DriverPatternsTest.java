package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.litmus.files.Texts;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Patterns of drivers, right and wrong, that no built-in policy has. */
class DriverPatternsTest {
  /** One at a time, under a lock. */
  private static String exclusive(String fields, String functions) {
    return """
        policy patterns

        device { mutex lock; file *busy; %s }

        ACQUIRE(file f) __acquires(device)
        {
        	guard(device.lock);
        	if (device.busy)
        		return -EBUSY;
        	device.busy = f;
        	return 0;
        }

        release(file f)
        {
        	guard(device.lock);
        	if (device.busy == f)
        		drop(f);
        }

        int drop(file owner) __releases(device)
        {
        	device.busy = NULL;
        	return 0;
        }

        %s
        """
        .formatted(fields, functions);
  }

  /** A fault that says 0 of a buffer without memory has nothing to insert, and is a SIGBUS. */
  @Test
  void aFaultThatBringsNoPageEnds() {
    String policy = Plain.policy("", "fault(map m)\n{\n\treturn 0;\n}\n" + Plain.BO);
    policy =
        policy.replace(
            "release(file f) __releases(device)\n{\n",
            "DROP(file f)\n{\n\tfor_each(bo b : true) {\n\t\tzap_maps(b);\n\t\tflush(b);\n"
                + "\t\tscrub(b);\n\t\tfree(b);\n\t}\n\treturn 0;\n}\n\n"
                + "release(file f) __releases(device)\n{\n");
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, h)",
            "r0 = ioctl(f, DROP)",
            "r1 = load(m)");
    under(policy, test.exists("0:m == 1 && 0:r0 == 0 && 0:r1 == -EFAULT")).sometimes();
    under(policy, test.exists("0:m == 1 && 0:r0 == 0 && !(0:r1 == -EFAULT)")).never();
  }

  @Test
  void aWaitThatIsTheFirstStatementOfARemovalIsSeenWaiting() {
    String policy = exclusive("", "remove()\n{\n\twait(!exists(file f : true));\n}\n");
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = unplug(dev)");
    under(policy, test.ever("hung")).always().breaks(Rule.HUNG, Rule.DEADLOCK);
    LitmusText closed = LitmusText.of("f = open(dev)", "r0 = unplug(dev)", "r1 = close(f)");
    under(policy, closed.ever("hung")).never().breaks();
  }

  /** A device works until its removal begins, whatever else has come to an end before. */
  @Test
  void aResetThatEndsBeforeARemovalLeavesTheDeviceWhole() {
    String policy =
        exclusive(
                "bool gone;",
                """
            reset()
            {
            	guard(device.lock);
            	return 0;
            }

            remove()
            {
            	guard(device.lock);
            	device.gone = true;
            }
            """)
            .replace(
                "if (device.busy)\n",
                "if (device.gone)\n\t\treturn -ENODEV;\n\tif (device.busy)\n");
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, ACQUIRE)")
            .thread("", "r0 = error(dev)", "r1 = unplug(dev)");
    under(policy, test.ever("off_table")).never().breaks();
    under(policy.replace("if (device.gone)\n\t\treturn -ENODEV;\n\t", ""), test.ever("off_table"))
        .sometimes()
        .breaks(Rule.OFF_TABLE);
  }

  /** A file that is on its way out pins only what its own release has still to do. */
  @Test
  void whoeverTakesOwnershipFromAClosingFileLeavesNothingPinned() {
    String policy =
        exclusive(
            "",
            """
            FORCE(file f)
            {
            	guard(device.lock);
            	if (!capable())
            		return -EACCES;
            	if (!device.busy)
            		return -EINVAL;
            	drop(device.busy);
            	return 0;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, FORCE)", "r1 = ioctl(f, ACQUIRE)")
            .thread("", "f = open(dev)", "r0 = ioctl(f, ACQUIRE)", "r1 = close(f)");
    under(policy, test.ever("acquired_while_pinned || off_table")).never().breaks();
  }

  private static final String ENTER =
      """
      ONE(file f)
      {
      	guard(device.unplug);
      	guard(device.lock);
      	return 0;
      }

      TWO(file f)
      {
      	guard(device.lock);
      	guard(device.unplug);
      	nested();
      	return 0;
      }

      void nested()
      {
      	guard(device.unplug);
      }

      remove()
      {
      	synchronize(device.unplug);
      }
      """;

  /** Read sides of SRCU wait for nobody; who waits for them under a lock does. */
  @Test
  void readSidesOfSrcuComeInNoOrder() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)", "r0 = ioctl(f, ONE)", "r1 = ioctl(f, TWO)", "r2 = unplug(dev)");
    String policy = exclusive("srcu unplug;", ENTER);
    under(policy, test.ever("deadlock")).never().breaks();
    String under = policy.replace("\tsynchronize(", "\tguard(device.lock);\n\tsynchronize(");
    under(under, test.ever("deadlock")).never().breaks(Rule.LOCK_INVERSION);
    under(under, test.thread("CLONE_FILES(P0)", "r0 = ioctl(3, ONE)").ever("deadlock"))
        .sometimes()
        .breaks(Rule.DEADLOCK, Rule.LOCK_INVERSION);
  }

  @Test
  void aCountThatWasZeroIsNotRaisedAgain() {
    String policy =
        """
        policy join

        device { mutex lock; ctx *ctx; }
        struct ctx { bool dead; }
        file { ctx *ctx; }

        open(file f)
        {
        	guard(device.lock);
        	if (device.ctx) {
        		f.ctx = get(device.ctx);
        		return 0;
        	}
        	f.ctx = new ctx;
        	device.ctx = f.ctx;
        	return 0;
        }

        release(file f)
        {
        	put(f.ctx);
        }

        release(ctx c)
        {
        	guard(device.lock);
        	device.ctx = NULL;
        }
        """;
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = close(f)").thread("", "g = open(dev)");
    under(policy, test.ever("used_after_free")).sometimes().breaks(Rule.USED_AFTER_FREE);
    String tried =
        policy
            .replace(
                "\tguard(device.lock);\n\tif (device.ctx)",
                "\tctx *c;\n\n\tguard(device.lock);\n\tc = device.ctx;\n\tif (c)")
            .replace(
                "\tf.ctx = get(device.ctx);\n\t\treturn 0;\n",
                "\tif (try_get(c)) {\n\t\t\tf.ctx = c;\n\t\t\treturn 0;\n\t\t}\n")
            .replace("\tdevice.ctx = NULL;", "\tif (device.ctx == c)\n\t\tdevice.ctx = NULL;");
    under(tried, test.ever("used_after_free")).never();
  }

  /** Work that is queued while it runs is run again. */
  @Test
  void workThatRunsCanBeQueued() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "d = ioctl(f, EXPORT, h)",
            "n = reg_mr(d, DYNAMIC)",
            "r0 = access(n)",
            "r1 = ioctl(f, RESET)",
            "r2 = access(n)",
            "r3 = ioctl(f, RESET)");
    under(
            Texts.resource("/org/dropmaster/policy/vfio.policy").orElseThrow(),
            test.exists("0:r0 == 0 && 0:r2 == 0 && 0:r3 == 0"))
        .sometimes()
        .breaks();
  }

  /** A run that never ends has no outcome, so that nothing is said of all outcomes. */
  @Test
  void aResetThatAsksForAResetLeavesAllOutcomesOpen() {
    String policy =
        exclusive(
            "",
            """
            reset()
            {
            	reset_device();
            	return 0;
            }
            """);
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = error(dev)");
    Verdict verdict = Runs.run(policy, test.forall("0:r0 == 0"));
    assertThat(verdict.observation()).isEqualTo(Observation.UNKNOWN);
    assertThat(verdict.limit().orElseThrow()).startsWith("runs without end");
    under(policy, test.ever("0:r0 == 0")).always();
  }
}
