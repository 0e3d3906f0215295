package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import java.util.List;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Results that cannot be copied out, tables that are full, page faults: 1.7, 2.2, 2.6. */
class FaultFactsTest {
  /** domain.md 1.7: the handler has run when the final copy_to_user fails; its effects stay. */
  @Test
  void aResultThatCannotBeCopiedOutIsEfaultAndTheEffectsStay() {
    LitmusText test = LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = mmap(f, 1)");
    under(Plain.policy(), test.exists("0:h == -EFAULT && 0:r0 == 1")).sometimes().breaks();
    under(Plain.policy(), test.exists("0:r0 != 1")).never();
  }

  @Test
  void aResultOfZeroIsNotCopied() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOP)");
    under(Plain.policy(), test.exists("0:r0 != 0")).never();
  }

  @Test
  void aPolicyThatCopiesItselfIsNotFailedAgain() {
    String policy =
        Plain.policy(
            "bool undone;",
            """
            OWN(file f)
            {
            	if (copy_to_user(7)) {
            		device.undone = true;
            		return -EFAULT;
            	}
            	return 7;
            }
            """);
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, OWN)");
    under(policy, test.exists("0:r0 == 7 && !device.undone")).sometimes();
    under(policy, test.exists("0:r0 == -EFAULT && !device.undone")).never();
  }

  /** domain.md 2.2: dma_buf_fd gives -EMFILE, and then the buffer is put. */
  @Test
  void aFullDescriptorTableFailsTheExportAndPutsTheBuffer() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "d = ioctl(f, EXPORT, 1)");
    under(Plain.policy(), test.exists("0:d == -EMFILE")).sometimes().breaks();
    under(Plain.policy(), test.exists("0:d == -EMFILE && live(0:d)")).never();
  }

  @Test
  void aReservedDescriptorCannotFailAnyMoreAndIsNotOpenYet() {
    String policy =
        Plain.policy(
            "bool reserved; bool go;",
            """
            SPLIT(file f, bo b)
            {
            	dmabuf *d;
            	int fd;

            	fd = reserve_fd();
            	if (fd < 0)
            		return fd;
            	device.reserved = true;
            	wait(device.go);
            	d = dma_buf_export(b);
            	get(b);
            	fd_install(fd, d);
            	return fd;
            }

            GO(file f)
            {
            	if (!device.reserved)
            		return -EAGAIN;
            	return 0;
            }

            SET(file f)
            {
            	device.go = true;
            	return 0;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "d = ioctl(f, SPLIT, 1)")
            .thread(
                "CLONE_FILES(P0)",
                "r0 = ioctl(3, GO)",
                "r1 = close(4)",
                "r2 = ioctl(3, SET)",
                "r3 = dup(3)");
    under(policy, test.exists("1:r0 == 0 && 1:r1 == -EBADF && 0:d == 4")).sometimes();
    under(policy, test.exists("1:r0 == 0 && 1:r3 == 4")).never();
  }

  @Test
  void unreservingGivesTheNumberBack() {
    String policy =
        Plain.policy(
            "",
            """
            UNDO(file f)
            {
            	int fd;

            	fd = reserve_fd();
            	if (fd < 0)
            		return fd;
            	unreserve_fd(fd);
            	return 0;
            }
            """);
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, UNDO)", "r1 = dup(f)");
    under(policy, test.forall("0:r1 == 4")).always();
  }

  /** A number that nobody reserved is nobody's to fill or to give back. */
  @Test
  void aNumberThatIsNotReservedBreaksTheBooks() {
    String policy =
        Plain.policy(
            "",
            """
            UNDO(file f)
            {
            	int fd;

            	fd = 0;
            	unreserve_fd(fd);
            	return 0;
            }

            TWICE(file f)
            {
            	int fd;

            	fd = reserve_fd();
            	if (fd < 0)
            		return fd;
            	unreserve_fd(fd);
            	unreserve_fd(fd);
            	return 0;
            }

            INSTALL(file f, bo b)
            {
            	dmabuf *d;
            	int fd;

            	fd = 3;
            	d = dma_buf_export(b);
            	get(b);
            	fd_install(fd, d);
            	return fd;
            }
            """);
    for (String call : List.of("UNDO", "TWICE", "INSTALL, h")) {
      LitmusText test =
          LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, " + call + ")");
      under(policy, test.ever("underflow")).breaks(Rule.UNDERFLOW);
    }
  }

  @Test
  void theFirstAccessOfAMappingFaultsAndFurtherOnesDoNot() {
    String policy =
        Plain.policy(
            "int faults;",
            """
            fault(map m)
            {
            	device.faults = device.faults + 1;
            	return 0;
            }
            """
                + Plain.BO);
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, 1)",
            "r0 = load(m)",
            "r1 = store(m)");
    under(policy, test.forall("0:r0 == 0 && 0:r1 == 0 && device.faults == 1")).always();
    LitmusText two = test.thread("THREAD(P0)", "r0 = load(1)");
    under(policy, two.exists("device.faults == 2")).sometimes().breaks();
    under(policy, two.exists("0:r0 != 0 || 0:r1 != 0")).never();
  }

  @Test
  void aFaultThatThePolicyRefusesOrLacksIsASignalToTheReader() {
    String refuses =
        Plain.policy(
            "",
            """
            fault(map m)
            {
            	return -EACCES;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "m = mmap(f, 1)", "r0 = load(m)");
    under(refuses, test.forall("0:m == 1 && 0:r0 == -EFAULT")).always();
    under(Plain.policy("", ""), test.forall("0:m == 1 && 0:r0 == -EFAULT")).always();
  }

  @Test
  void aFaultThatRacesAnUnmapFindsTheMappingOrNothing() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "m = mmap(f, 1)", "r0 = load(m)")
            .thread("THREAD(P0)", "r0 = munmap(1)");
    under(Plain.policy(), test.exists("0:r0 == -EFAULT")).sometimes().breaks();
    under(Plain.policy(), test.exists("0:r0 == 0 && 1:r0 == 0")).sometimes();
  }

  @Test
  void aZappedPageFaultsAgain() {
    String policy =
        Plain.policy(
            "int faults;",
            """
            ZAP(file f)
            {
            	zap_maps(device);
            	return 0;
            }

            fault(map m)
            {
            	device.faults = device.faults + 1;
            	return 0;
            }
            """
                + Plain.BO);
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, 1)",
            "r0 = load(m)",
            "r1 = ioctl(f, ZAP)",
            "r2 = load(m)");
    under(policy, test.forall("device.faults == 2 && 0:r2 == 0")).always().breaks();
  }

  @Test
  void anUnknownHandleIsRefusedBeforeTheHandlerRuns() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, EXPORT, 1)", "r1 = mmap(f, 1)");
    under(Plain.policy(), test.forall("0:r0 == -ENOENT && 0:r1 == -ENOENT")).always().breaks();
  }

  @Test
  void aMappingKeepsItsBufferWhenTheHandleIsFreed() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, 1)",
            "r0 = ioctl(f, FREE, 1)",
            "r1 = store(m)",
            "r2 = munmap(m)",
            "r3 = munmap(m)");
    under(Plain.policy(), test.forall("0:r0 == 0 && 0:r1 == 0 && 0:r2 == 0 && 0:r3 == -EINVAL"))
        .always()
        .breaks();
  }
}
