package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.junit.jupiter.api.Test;

/** Who keeps a device from going: who opened it, and who holds any reference: 2.5, 3.2 and 7.7. */
class HolderFactsTest {
  private static String onReset(String statements) {
    return Plain.policy(
        "int said;", "reset()\n{\n\t" + statements + "\n\treturn 0;\n}\n" + Plain.BO);
  }

  private static final String KILL_HOLDERS = onReset("kill_holders();");
  private static final String KILL_OPENERS = onReset("kill_openers();");
  private static final String HOLDERS_GONE =
      onReset("device.said = 1;\n\tif (holders_gone())\n\t\tdevice.said = 2;");
  private static final String OPENERS_GONE =
      onReset("device.said = 1;\n\tif (openers_gone())\n\t\tdevice.said = 2;");

  private static final LitmusText DESCRIPTOR = LitmusText.of("f = open(dev)", "r0 = error(dev)");

  private static final LitmusText NOTHING =
      LitmusText.of("f = open(dev)", "r0 = close(f)", "r1 = error(dev)");

  private static final LitmusText MAPPING =
      LitmusText.of(
          "f = open(dev)",
          "h = ioctl(f, ALLOC)",
          "m = mmap(f, 1)",
          "r0 = close(f)",
          "r1 = error(dev)");

  private static final LitmusText UNMAPPED =
      LitmusText.of(
          "f = open(dev)",
          "h = ioctl(f, ALLOC)",
          "m = mmap(f, 1)",
          "r0 = close(f)",
          "r1 = munmap(m)",
          "r2 = error(dev)");

  private static LitmusText region(String... end) {
    String[] begin = {
      "f = open(dev)",
      "h = ioctl(f, ALLOC)",
      "d = ioctl(f, EXPORT, 1)",
      "m = reg_mr(4, PINNED)",
      "r0 = close(4)",
      "r1 = close(f)"
    };
    String[] calls = java.util.Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, calls, begin.length, end.length);
    return LitmusText.of(calls);
  }

  @Test
  void aDescriptorHolds() {
    under(KILL_HOLDERS, DESCRIPTOR.forall("dead(P0)")).always();
    under(HOLDERS_GONE, DESCRIPTOR.forall("device.said == 1")).always();
    LitmusText higher =
        LitmusText.of("f = open(dev)", "g = dup(f)", "r0 = close(f)", "r1 = error(dev)");
    under(KILL_HOLDERS, higher.forall("dead(P0)")).always();
    under(KILL_HOLDERS, NOTHING.forall("!dead(P0)")).always();
    under(HOLDERS_GONE, NOTHING.forall("device.said == 2")).always();
  }

  @Test
  void aMappingHoldsWhenTheDescriptorHasGone() {
    under(KILL_HOLDERS, MAPPING.forall("dead(P0)")).always();
    under(HOLDERS_GONE, MAPPING.forall("device.said == 1")).always();
    under(KILL_HOLDERS, UNMAPPED.forall("!dead(P0)")).always();
    under(HOLDERS_GONE, UNMAPPED.forall("device.said == 2")).always();
  }

  /** domain.md 2.5: a reference in flight counts; it is its receiver's. */
  @Test
  void aMessageHoldsForItsReceiver() {
    LitmusText sent =
        LitmusText.of("f = open(dev)", "send(f, P1)", "r0 = close(f)", "r1 = error(dev)")
            .thread("", "r0 = dup(3)");
    under(KILL_HOLDERS, sent.forall("dead(P1) && !dead(P0)")).always();
    under(HOLDERS_GONE, sent.forall("device.said == 1")).always();
  }

  /** domain.md 3.2: a region needs no descriptor, and is every process's that has the file. */
  @Test
  void aRegionHoldsForEveryProcessThatSharesItsUverbsFile() {
    LitmusText alone = region("r2 = error(dev)").thread("", "r0 = dup(3)");
    under(KILL_HOLDERS, alone.exists("0:m == 1 && !dead(P0)")).never();
    under(KILL_HOLDERS, alone.exists("0:m == 1 && dead(P0)")).sometimes();
    under(KILL_HOLDERS, alone.exists("dead(P1)")).never();
    LitmusText shared = region("r2 = error(dev)").thread("UVERBS(P0)", "r0 = dup(3)");
    under(KILL_HOLDERS, shared.exists("0:m == 1 && !(dead(P0) && dead(P1))")).never();
    LitmusText closed = region().thread("UVERBS(P0)", "r0 = close_uverbs()", "r1 = error(dev)");
    under(KILL_HOLDERS, closed.exists("dead(P0)")).sometimes();
    under(KILL_HOLDERS, closed.exists("dead(P1)")).never();
    LitmusText ended = region("r2 = dereg_mr(1)", "r3 = error(dev)");
    under(KILL_HOLDERS, ended.exists("0:m == 1 && dead(P0)")).never();
  }

  @Test
  void whoIsDeadHoldsNothing() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "exit()").thread("", "r0 = waitpid(P0)", "r1 = error(dev)");
    under(HOLDERS_GONE, test.forall("device.said == 2")).always();
    under(OPENERS_GONE, test.forall("device.said == 2")).always();
  }

  /** The kernel knows who opened a file, not who has it now. */
  @Test
  void openersAreThoseWhoOpenedWhoeverHasTheFileNow() {
    LitmusText passed =
        LitmusText.of("f = open(dev)", "send(f, P1)", "r0 = close(f)")
            .thread("", "f = recv()", "r0 = error(dev)");
    under(KILL_OPENERS, passed.forall("dead(P0) && !dead(P1)")).always();
    under(KILL_HOLDERS, passed.forall("!dead(P0) && dead(P1)")).sometimes();
    under(OPENERS_GONE, passed.forall("device.said == 1")).always();
    under(KILL_OPENERS, NOTHING.forall("!dead(P0)")).always();
    under(OPENERS_GONE, NOTHING.forall("device.said == 2")).always();
    under(OPENERS_GONE, DESCRIPTOR.forall("device.said == 1")).always();
  }

  @Test
  void aFileThatTheDriverClonedHasTheOpenerOfItsOriginal() {
    String policy =
        onReset("kill_openers();")
            .replace(
                "\nNOP(file f)",
                """

                CLONE(file f)
                {
                	file *other;

                	other = file_clone(f);
                	return fd_install(other);
                }

                NOP(file f)\
                """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "g = ioctl(f, CLONE)", "r0 = close(3)", "r1 = error(dev)");
    under(policy, test.exists("0:g == 4 && !dead(P0)")).never();
    under(policy, test.exists("0:g == 4 && dead(P0)")).sometimes();
  }
}
