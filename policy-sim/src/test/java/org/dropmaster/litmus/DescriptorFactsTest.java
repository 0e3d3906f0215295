package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Descriptors and what holds a struct file: domain.md 1.9 and 2.5. */
class DescriptorFactsTest {
  /** domain.md 2.2, dma_buf_fd: get_unused_fd_flags gives the lowest free number. */
  @Test
  void theLowestFreeDescriptorIsHandedOutFirst() {
    LitmusText test =
        LitmusText.of(
            "r0 = open(dev)", "r1 = open(dev)", "r2 = close(r0)", "r3 = open(dev)", "r4 = dup(r1)");
    under(Plain.policy(), test.forall("0:r0 == 3 && 0:r1 == 4 && 0:r3 == 3 && 0:r4 == 5")).always();
  }

  @Test
  void anExportedBufferTakesTheLowestFreeDescriptorToo() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "g = dup(f)",
            "h = ioctl(f, ALLOC)",
            "r0 = close(f)",
            "r1 = ioctl(g, EXPORT, h)");
    under(Plain.policy(), test.exists("0:r1 == 3")).sometimes().breaks();
    under(Plain.policy(), test.exists("0:r1 == 5")).never();
  }

  /** domain.md 2.2: after dma_buf_fd any thread may already have closed it. */
  @Test
  void aNeighbourThatSharesTheTableCanCloseADescriptor() {
    LitmusText alone = LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOP)");
    LitmusText shared = alone.thread("CLONE_FILES(P0)", "r0 = close(3)");
    under(Plain.policy(), shared.exists("1:r0 == 0 && 0:r0 == -EBADF")).sometimes().breaks();
    LitmusText apart = alone.thread("", "r0 = close(3)");
    under(Plain.policy(), apart.exists("1:r0 == 0")).never();
  }

  @Test
  void aForkedChildHasCopiesOfTheDescriptors() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "fork(P1)", "r0 = close(f)", "r1 = ioctl(f, NOP)")
            .thread("FORK(P0)", "r0 = ioctl(3, NOP)");
    under(Plain.policy(), test.forall("0:r1 == -EBADF && 1:r0 == 0 && device.released == 0"))
        .always()
        .breaks();
  }

  @Test
  void aForkedChildHasTheRegistersOfItsParent() {
    LitmusText test =
        LitmusText.of("g = open(dev)", "f = dup(g)", "fork(P1)")
            .thread("FORK(P0)", "r0 = ioctl(f, NOP)", "f = close(3)");
    under(Plain.policy(), test.forall("1:r0 == 0 && 0:f == 4")).always();
  }

  @Test
  void aForkedChildsMappingsAreItsOwn() {
    LitmusText test =
        LitmusText.of(
                "f = open(dev)",
                "h = ioctl(f, ALLOC)",
                "m = mmap(f, h)",
                "r0 = close(f)",
                "fork(P1)",
                "r1 = munmap(m)")
            .thread("FORK(P0)", "r0 = load(1)", "r1 = close(3)");
    under(Plain.policy(), test.exists("0:r1 == 0 && 1:r0 == -EFAULT && 0:m == 1")).never();
    under(Plain.policy(), test.exists("0:r1 == 0 && device.released == 1 && 0:m == 1")).never();
  }

  @Test
  void aMessageInFlightHoldsTheFile() {
    LitmusText sent = LitmusText.of("f = open(dev)", "send(f, P1)", "r0 = close(f)");
    LitmusText kept = sent.thread("", "r0 = ioctl(3, NOP)");
    under(Plain.policy(), kept.exists("device.released != 0")).never().breaks();
    LitmusText received = sent.thread("", "g = recv()", "r0 = ioctl(g, NOP)");
    under(Plain.policy(), received.forall("1:g == 3 && 1:r0 == 0")).always();
  }

  @Test
  void aMessageDiesWithItsReceiver() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "send(f, P1)", "r0 = close(f)", "r1 = kill(P1)")
            .thread("", "r0 = ioctl(3, NOP)");
    under(Plain.policy(), test.forall("device.released == 1 && dead(P1)")).always().breaks();
  }

  @Test
  void whoWaitsForAMessageThatNobodyCanSendIsTold() {
    LitmusText test = LitmusText.of("exit()").thread("", "r0 = recv()");
    under(Plain.policy(), test.forall("1:r0 == 0")).always().breaks();
  }

  @Test
  void whoSendsToTheDeadIsTold() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = kill(P1)", "r1 = waitpid(P1)", "r2 = send(f, P1)")
            .thread("", "r0 = ioctl(3, NOP)");
    under(Plain.policy(), test.forall("0:r2 == -EPIPE")).always().breaks();
  }

  /** domain.md 1.9: every mapping made from the file holds it (vm_file). */
  @Test
  void aMappingHoldsTheFile() {
    LitmusText mapped =
        LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)", "m = mmap(f, h)", "r0 = close(f)");
    under(Plain.policy(), mapped.exists("0:m == 1 && device.released != 0")).never().breaks();
    LitmusText unmapped =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "m = mmap(f, h)",
            "r0 = close(f)",
            "r1 = munmap(m)");
    under(Plain.policy(), unmapped.forall("device.released == 1")).always();
  }

  /** domain.md 1.9: close() is not release(); the release runs on the last reference. */
  @Test
  void theLastOfSeveralClosesRunsTheReleaseAndItRunsOnce() {
    LitmusText test =
        LitmusText.of(
                "f = open(dev)", "g = dup(f)", "send(f, P1)", "r0 = close(f)", "r1 = close(g)")
            .thread("", "f = recv()", "r0 = close(f)");
    under(Plain.policy(), test.forall("device.released == 1")).always().breaks();
    under(Plain.policy(), test.ever("device.released == 2")).never();
  }

  @Test
  void aCallInProgressHoldsTheFile() {
    String policy =
        Plain.policy(
            "bool inside;",
            """
            LOOK(file f)
            {
            	int before;

            	before = device.released;
            	device.inside = true;
            	if (device.released != before)
            		return -EIO;
            	return 0;
            }
            """);
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, LOOK)")
            .thread("CLONE_FILES(P0)", "r0 = close(3)");
    under(policy, test.exists("0:r0 == -EIO")).never();
    under(policy, test.exists("1:r0 == 0 && 0:r0 == 0")).sometimes().breaks();
  }

  @Test
  void aClosedDescriptorIsNone() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "r0 = close(f)",
            "r1 = close(f)",
            "r2 = ioctl(f, NOP)",
            "r3 = dup(f)",
            "r4 = close(0)");
    under(
            Plain.policy(),
            test.forall(
                "0:r0 == 0 && 0:r1 == -EBADF && 0:r2 == -EBADF && 0:r3 == -EBADF"
                    + " && 0:r4 == -EBADF"))
        .always()
        .breaks();
  }

  @Test
  void aFailedResultThatIsUsedOnIsABadDescriptor() {
    LitmusText test = LitmusText.of("f = close(7)", "r0 = ioctl(f, NOP)");
    under(Plain.policy(), test.forall("0:f == -EBADF && 0:r0 == -EBADF")).always();
  }

  @Test
  void aFailedOpenLeavesNoDescriptorAndRunsNoRelease() {
    String policy =
        """
        policy refuses

        device { int released; }

        open(file f) __acquires(device)
        {
        	return -EBUSY;
        }

        release(file f) __releases(device)
        {
        	device.released = 1;
        }
        """;
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = close(3)");
    under(policy, test.forall("0:f == -EBUSY && 0:r0 == -EBADF && device.released == 0")).always();
  }

  /** domain.md 2.2: dma_buf_get gives -EBADF, or -EINVAL for what is no dma-buf. */
  @Test
  void aDescriptorOfTheWrongKindIsRefusedByTheCall() {
    LitmusText test =
        LitmusText.of(
            "f = open(dev)",
            "h = ioctl(f, ALLOC)",
            "d = ioctl(f, EXPORT, h)",
            "r0 = ioctl(d, NOP)",
            "r1 = reg_mr(f, PINNED)",
            "r2 = reg_mr(9, PINNED)",
            "r3 = mmap(d)");
    under(Plain.policy(), test.exists("0:d >= 0 && 0:r0 != -ENOTTY")).never();
    under(Plain.policy(), test.exists("0:r1 != -EINVAL || 0:r2 != -EBADF")).never();
  }

  @Test
  void whatThePolicyLacksIsRefusedByTheKernel() {
    String policy =
        """
        policy nothing

        open(file f) __acquires(device)
        {
        	return 0;
        }

        release(file f) __releases(device)
        {
        }

        ALLOC(file f)
        {
        	bo *b;

        	b = alloc();
        	return handle_create(f, b);
        }

        release(bo b)
        {
        	scrub(b);
        	free(b);
        }
        """;
    LitmusText test =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, SUBMIT, h)", "r1 = mmap(f, 1)");
    under(policy, test.forall("0:r0 == -ENOTTY && 0:r1 == -ENODEV || 0:h == -EFAULT")).always();
  }

  private static final String RESERVES =
      Plain.policy(
          "bool lost;",
          """
          LOSES(file f)
          {
          	int fd;

          	fd = reserve_fd();
          	device.lost = fd >= 0;
          	return 0;
          }

          RETURNS(file f)
          {
          	int fd;

          	fd = reserve_fd();
          	if (fd >= 0)
          		unreserve_fd(fd);
          	return 0;
          }
          """);

  /** get_unused_fd_flags without put_unused_fd: no file is lost, but its number is. */
  @Test
  void aNumberThatIsReservedAndForgottenIsLeaked() {
    LitmusText lost = LitmusText.of("f = open(dev)", "r0 = ioctl(f, LOSES)", "r1 = dup(f)");
    under(RESERVES, lost.exists("0:r1 == 5")).sometimes().breaks(Rule.LEAKED);
    LitmusText returned = LitmusText.of("f = open(dev)", "r0 = ioctl(f, RETURNS)", "r1 = dup(f)");
    under(RESERVES, returned.forall("0:r1 == 4")).always().breaks();
  }

  /** The table goes with the last that has it, and the number with the table. */
  @Test
  void aNumberThatTheKilledLoseIsLostToWhoSharesTheirTable() {
    LitmusText loser = LitmusText.of("open(dev)", "ioctl(3, LOSES)");
    LitmusText apart = loser.thread("", "kill(P0)");
    under(RESERVES, apart.exists("dead(P0) && device.lost && !leaked")).sometimes();
    LitmusText shared = loser.thread("CLONE_FILES(P0)", "kill(P0)");
    under(RESERVES, shared.exists("dead(P0) && device.lost && !leaked")).never();
    LitmusText both = loser.thread("CLONE_FILES(P0)", "kill(P0)", "kill(P1)");
    under(RESERVES, both.exists("dead(P0) && device.lost && !leaked")).sometimes();
  }
}
