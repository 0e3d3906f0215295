package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Pages with what is left in them, handles, and mappings: domain.md 2.6. */
class MemoryFactsTest {
  /** An open file owns; each case says what becomes of a page when its buffer or file goes. */
  private static String owning(String releaseFile, String releaseBuffer) {
    return Plain.policy(
            "",
            """
            KEEP(file f, bo b)
            {
            	b.kept = true;
            	return 0;
            }

            release(bo b)
            {
            	flush(b);
            """
                + releaseBuffer.indent(4)
                + "}\n"
                + Plain.FAULT)
        .replace("file { int number; }", "file { int number; }\nbo { bool kept; }")
        .replace(
            "\tdevice.released = device.released + 1;",
            releaseFile + "\n\tdevice.released = device.released + 1;");
  }

  /** The first owner writes to the second page of two; the next one gets both and reads that. */
  private static final LitmusText SECOND_PAGE =
      LitmusText.of(
          "f = open(dev)",
          "h = ioctl(f, ALLOC)",
          "i = ioctl(f, ALLOC)",
          "m = mmap(f, 2)",
          "r0 = store(m)",
          "r1 = munmap(m)",
          "r2 = close(f)",
          "g = open(dev)",
          "j = ioctl(g, ALLOC)",
          "k = ioctl(g, ALLOC)",
          "n = mmap(g, 2)",
          "r3 = load(n)");

  @Test
  void scrubbingAFileEmptiesEveryPageThatWasWrittenThroughIt() {
    under(owning("scrub(f);", "free(b);"), SECOND_PAGE.forall("0:r3 == 0")).always().breaks();
    under(owning("", "free(b);"), SECOND_PAGE.forall("0:r3 == 0"))
        .always()
        .breaks(Rule.DATA_LEAK, Rule.ACQUIRED_WHILE_PINNED, Rule.OFF_TABLE);
  }

  @Test
  void theLastPageOfTheDeviceIsScrubbedToo() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "i = ioctl(f, ALLOC)",
            "m = mmap(f, 2)",
            "r0 = store(m)",
            "r1 = munmap(m)",
            "r2 = close(f)");
    under(owning("scrub(f);", "free(b);"), test.forall("FREE")).always().breaks();
    under(owning("", "free(b);"), test.forall("PINNED")).always().breaks();
  }

  @Test
  void aPageThatIsStillInUseWhenItsBufferHasGoneIsLeakedWhicheverItIs() {
    String keeps = owning("", "scrub(b);\nif (b.kept)\n\treturn;\nfree(b);");
    for (int kept = 1; kept <= 2; kept++) {
      LitmusText test =
          LitmusText.of(
              "f = open(dev)",
              "h = ioctl(f, ALLOC)",
              "i = ioctl(f, ALLOC)",
              "r0 = ioctl(f, KEEP, " + kept + ")",
              "exit()");
      under(keeps, test.forall("dead(P0)")).always().breaks(Rule.LEAKED);
    }
    LitmusText none =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "i = ioctl(f, ALLOC)", "exit()");
    under(keeps, none.forall("dead(P0)")).always().breaks();
  }

  @Test
  void aWrittenPageIsThePremiseOfALeakWhicheverItIs() {
    for (int written = 1; written <= 2; written++) {
      LitmusText mapped =
          LitmusText.of(
              "f = open(dev)",
              "h = ioctl(f, ALLOC)",
              "i = ioctl(f, ALLOC)",
              "m = mmap(f, " + written + ")",
              "r0 = load(m)");
      assertThat(Runs.run(Plain.policy(), mapped).exercised()).doesNotContain(Rule.DATA_LEAK);
      LitmusText stored =
          LitmusText.of(
              "f = open(dev)",
              "h = ioctl(f, ALLOC)",
              "i = ioctl(f, ALLOC)",
              "m = mmap(f, " + written + ")",
              "r0 = store(m)");
      assertThat(Runs.run(Plain.policy(), stored).exercised()).contains(Rule.DATA_LEAK);
    }
  }

  /**
   * A driver may go on saying -EBUSY while a page of the last owner is still allocated, even an
   * empty one, although nothing pins; once all is gone it has no reason to.
   */
  @Test
  void aPageOfTheLastOwnerThatIsStillInUseExcusesABusyDevice() {
    String busy =
        Plain.policy(
                "bool busy;",
                """
            ACQUIRE(file f) __acquires(device)
            {
            	if (device.busy)
            		return -EBUSY;
            	device.busy = true;
            	return 0;
            }

            DROP(file f) __releases(device)
            {
            	return 0;
            }
            """
                    + Plain.BO)
            .replace("open(file f) __acquires(device)", "open(file f)")
            .replace("release(file f) __releases(device)", "release(file f)");
    LitmusText keeping =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "r0 = ioctl(f, ACQUIRE)",
            "h = ioctl(f, ALLOC)",
            "r1 = ioctl(f, DROP)",
            "r2 = ioctl(g, ACQUIRE)");
    under(busy, keeping.forall("0:r2 == -EBUSY")).always().breaks();
    LitmusText freed =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "r0 = ioctl(f, ACQUIRE)",
            "h = ioctl(f, ALLOC)",
            "r3 = ioctl(f, FREE, 1)",
            "r1 = ioctl(f, DROP)",
            "r2 = ioctl(g, ACQUIRE)");
    under(busy, freed.forall("0:r2 == -EBUSY")).always().breaks(Rule.OFF_TABLE);
  }

  /** domain.md 2.6: GEM_CLOSE of an unknown handle is refused; what stood in a local is gone. */
  @Test
  void deletingAHandleGivesZeroOrEnoentWhateverTheLocalHeld() {
    String policy =
        Plain.policy(
            "",
            """
            DELETE(file f, int h)
            {
            	int r;

            	r = 7;
            	r = handle_delete(f, h);
            	return r;
            }
            """
                + Plain.BO);
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "r0 = ioctl(f, DELETE, 1)",
            "r1 = ioctl(f, DELETE, 1)");
    under(policy, test.forall("0:r0 == 0 && 0:r1 == -ENOENT")).always().breaks();
  }

  private static final String ASKS =
      Plain.policy(
          "",
          """
          OF_FILE(file f)
          {
          	if (maps_gone(f))
          		return 0;
          	return -EBUSY;
          }

          OF_BUFFER(file f, bo b)
          {
          	if (maps_gone(b))
          		return 0;
          	return -EBUSY;
          }
          """
              + Plain.FAULT
              + Plain.BO);

  @Test
  void mapsAreGoneWhereNoPageIsMappedThoughAMappingMayBeThere() {
    LitmusText untouched =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "m = mmap(f, 1)", "r0 = ioctl(f, OF_FILE)");
    under(ASKS, untouched.forall("0:r0 == 0")).always().breaks();
    LitmusText touched =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, 1)",
            "r0 = load(m)",
            "r1 = ioctl(f, OF_FILE)",
            "r2 = munmap(m)",
            "r3 = ioctl(f, OF_FILE)");
    under(ASKS, touched.forall("0:r0 == 0 && 0:r1 == -EBUSY && 0:r3 == 0")).always().breaks();
  }

  @Test
  void mapsAreAskedAboutForOneBufferOrOneFileOnly() {
    LitmusText buffers =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "i = ioctl(f, ALLOC)",
            "m = mmap(f, 2)",
            "r0 = load(m)",
            "r1 = ioctl(f, OF_BUFFER, 1)",
            "r2 = ioctl(f, OF_BUFFER, 2)");
    under(ASKS, buffers.forall("0:r1 == 0 && 0:r2 == -EBUSY")).always().breaks();
    LitmusText files =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, 1)",
            "r0 = load(m)",
            "r1 = ioctl(f, OF_FILE)",
            "r2 = ioctl(g, OF_FILE)");
    under(ASKS, files.forall("0:r1 == -EBUSY && 0:r2 == 0")).always();
  }
}
