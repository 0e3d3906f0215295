package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** When releases run, and in what order everything goes: domain.md 1.8 and 1.9. */
class ReleaseFactsTest {
  private static final String KEEPER =
      Plain.policy(
              "file *kept;",
              """
              KEEP(file f)
              {
              	device.kept = get(f);
              	return 0;
              }

              FORGET(file f)
              {
              	file *kept;

              	guard(device.lock);
              	kept = device.kept;
              	device.kept = NULL;
              	put(kept);
              	if (device.released)
              		return -EIO;
              	return 0;
              }
              """)
          .replace("__releases(device)\n{\n", "__releases(device)\n{\n\tguard(device.lock);\n");

  /** domain.md 1.9: the last fput is deferred to task work, under nobody's locks. */
  @Test
  void aFilesReleaseIsDeferredUntilTheThreadLeavesTheKernel() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "r0 = ioctl(f, KEEP)",
            "r1 = close(f)",
            "g = open(dev)",
            "r2 = ioctl(g, FORGET)");
    under(KEEPER, test.forall("0:r2 == 0 && device.released == 1")).always();
    under(KEEPER, test.exists("deadlock || lock_leaked")).never();
  }

  @Test
  void anyOtherReleaseRunsInsideThePutUnderTheLocksHeldThere() {
    String policy =
        Plain.policy(
            "",
            """
            DELETE(file f, int h)
            {
            	guard(device.lock);
            	return handle_delete(f, h);
            }

            release(bo b)
            {
            	guard(device.lock);
            	scrub(b);
            	free(b);
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, DELETE, h)");
    under(policy, test.exists("deadlock")).sometimes();
    LitmusText unlocked =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, FREE, h)");
    under(policy, unlocked.exists("deadlock")).never().breaks();
  }

  /** domain.md 1.9: from a kthread the last put goes to a workqueue. */
  @Test
  void whenTheEngineHasPutTheLastReferenceAWorkerRunsTheRelease() {
    String policy =
        Plain.policy(
            "bool locked;",
            """
            SUBMIT(file f, bo b)
            {
            	get(f);
            	get(b);
            	queue_command(f, b);
            	return 0;
            }

            release(command c)
            {
            	put(c.bo);
            	put(c.file);
            }
            """
                + Plain.BO);
    LitmusText test =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, SUBMIT, h)", "r1 = close(f)");
    Verdict verdict =
        under(policy, test.forall("device.released == 1")).always().breaks().verdict();
    int worker =
        verdict.instance().program().routines().stream()
            .filter(r -> r.actor().equals("worker"))
            .findFirst()
            .orElseThrow()
            .number();
    org.assertj.core.api.Assertions.assertThat(verdict.covered().get(worker)).contains(true);
  }

  @Test
  void theHandlesOfAFileArePutBeforeItsRelease() {
    String policy =
        Plain.policy(
            "bool freed_first;",
            """
            release(bo b)
            {
            	device.freed_first = device.released == 0;
            	flush(b);
            	scrub(b);
            	free(b);
            }
            """);
    LitmusText test = LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = close(f)");
    under(policy, test.exists("0:h == 1 && !device.freed_first")).never().breaks();
    under(policy, test.exists("0:h == 1 && device.freed_first")).sometimes();
  }

  private static final String FLUSHED =
      Plain.policy(
          "int first; bool unmapped_first;",
          """
          flush(file f)
          {
          	if (device.first == 0)
          		device.first = f.number;
          }

          release(bo b)
          {
          	device.unmapped_first = device.first == 0;
          	flush(b);
          	scrub(b);
          	free(b);
          }
          """);

  @Test
  void exitClosesDescriptorsLowestFirst() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "r0 = dup(f)",
            "r1 = dup(f)",
            "r2 = dup(g)",
            "exit()");
    under(FLUSHED, test.forall("device.first == 1")).always();
    LitmusText other = LitmusText.of("f = open(dev)", "fork(P1)").thread("FORK(P0)", "exit()");
    under(FLUSHED, other.forall("device.first == 1 && device.released == 0")).always().breaks();
  }

  @Test
  void exitDropsMappingsBeforeDescriptors() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, h)",
            "r0 = ioctl(f, FREE, h)",
            "exit()");
    under(FLUSHED, test.exists("0:m == 1 && 0:r0 == 0 && !device.unmapped_first")).never();
    under(FLUSHED, test.exists("0:m == 1 && 0:r0 == 0 && device.unmapped_first"))
        .sometimes()
        .breaks();
  }

  private static final String FIRST =
      Plain.policy("int first;", "")
          .replace(
              "__releases(device)\n{\n",
              "__releases(device)\n{\n\tif (device.first == 0)\n\t\tdevice.first = f.number;\n")
          .replace("\tget(b);\n", "\tget(b);\n\tget(f);\n\td.file = f;\n")
          .replace("\tput(d.bo);\n", "\tput(d.bo);\n\tput(d.file);\n")
          .replace("file { int number; }", "file { int number; }\ndmabuf { file *file; }");

  /** task_work_run() takes the last that was added first, since Linux 4.3. */
  @Test
  void exitReleasesLastWhatItClosedFirst() {
    LitmusText exit = LitmusText.of("f = open(dev)", "g = open(dev)", "exit()");
    under(FIRST, exit.forall("device.first == 2")).always();
    LitmusText moved =
        LitmusText.of("f = open(dev)", "g = open(dev)", "r0 = dup(f)", "r1 = close(f)", "exit()");
    under(FIRST, moved.forall("device.first == 1")).always();
    LitmusText calls =
        LitmusText.of("f = open(dev)", "g = open(dev)", "r0 = close(f)", "r1 = close(g)");
    under(FIRST, calls.forall("device.first == 1")).always();
  }

  /** What is queued while releases run is run when all of them have. */
  @Test
  void whatAReleasePutsWaitsForTheReleasesQueuedBefore() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "h = ioctl(f, ALLOC)",
            "d = ioctl(f, EXPORT, h)",
            "r0 = close(f)",
            "exit()");
    under(FIRST, test.exists("0:d == 5 && device.first == 1")).never();
    under(FIRST, test.exists("0:d == 5 && device.first == 2")).sometimes();
  }

  @Test
  void whatOnlyAMappingHeldIsReleasedLast() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, h)",
            "r0 = close(f)",
            "exit()");
    under(FIRST, test.exists("0:m == 1 && device.first == 1")).never();
    under(FIRST, test.exists("0:m == 1 && device.first == 2")).sometimes();
  }

  @Test
  void flushRunsAtEveryCloseAndReleaseOnlyAtTheLast() {
    String policy =
        Plain.policy(
            "int flushes;",
            """
            flush(file f)
            {
            	device.flushes = device.flushes + 1;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "g = dup(f)", "r0 = close(f)", "r1 = close(g)");
    under(policy, test.forall("device.flushes == 2 && device.released == 1")).always().breaks();
  }

  @Test
  void aProcessIsDeadOnlyOnceItHasClosedEverything() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "exit()").thread("", "r0 = waitpid(P0)", "r1 = close(3)");
    under(Plain.policy(), test.ever("1:r1 == -EBADF && device.released == 0")).never().breaks();
    under(Plain.policy(), test.forall("device.released == 1")).always();
  }

  @Test
  void anExitingProcessLeavesASharedTableToItsNeighbour() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "exit()")
            .thread("CLONE_FILES(P0)", "r0 = waitpid(P0)", "r1 = ioctl(3, NOP)");
    under(Plain.policy(), test.forall("1:r1 == 0 && device.released == 0")).always().breaks();
    LitmusText both =
        LitmusText.of("f = open(dev)", "exit()")
            .thread("CLONE_FILES(P0)", "r0 = waitpid(P0)", "exit()");
    under(Plain.policy(), both.forall("device.released == 1")).always().breaks();
  }

  @Test
  void theLastThreadOutClosesForTheWholeProcess() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOP)").thread("THREAD(P0)", "exit()");
    under(Plain.policy(), test.exists("device.released > 1 || !dead(P0)")).never().breaks();
  }

  /** Whose parent has died before it forked never comes, and nobody waits for it. */
  @Test
  void aProcessThatWillNotBeForkedIsGone() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, KEEP)", "kill(P0)", "fork(P1)")
            .thread("FORK(P0)", "fork(P2)")
            .thread("FORK(P1)", "exit()")
            .thread("", "r0 = waitpid(P2)", "r1 = recv()", "exit()");
    under(KEEPER, test.forall("dead(P1) && dead(P2) && 3:r1 == 0 && leaked"))
        .always()
        .breaks(Rule.LEAKED, Rule.STUCK_OWNER);
  }

  @Test
  void theThreadsOfAForkedProcessBeginWithIt() {
    String[] opens = {"r0 = open(dev)"};
    LitmusText test = LitmusText.of("f = open(dev)", "fork(P1)").thread("FORK(P0)", "r0 = dup(3)");
    for (String relation : new String[] {"THREAD(P1)", "CLONE_FILES(P1)"}) {
      LitmusText shared = test.thread(relation, opens);
      under(Plain.policy(), shared.forall("1:r0 + 2:r0 == 9"))
          .always()
          .breaks(Rule.TWO_OWNERS, Rule.OFF_TABLE);
    }
  }

  /** domain.md 1.9: what was never put is still there when everybody has gone. */
  @Test
  void aReferenceThatTheKernelKeepsOutlivesEveryProcess() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, KEEP)", "exit()");
    under(KEEPER, test.forall("device.released == 0"))
        .always()
        .breaks(Rule.LEAKED, Rule.STUCK_OWNER);
  }
}
