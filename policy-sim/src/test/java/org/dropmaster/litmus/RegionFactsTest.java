package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.junit.jupiter.api.Test;

/** Memory regions and the uverbs file that they live with: domain.md 2.3 and 3.2. */
class RegionFactsTest {
  private static final String[] REGISTERS = {
    "f = open(dev)", "h = ioctl(f, ALLOC)", "d = ioctl(f, EXPORT, 1)"
  };

  private static LitmusText owner(String... more) {
    String[] calls = java.util.Arrays.copyOf(REGISTERS, REGISTERS.length + more.length);
    System.arraycopy(more, 0, calls, REGISTERS.length, more.length);
    return LitmusText.of(calls);
  }

  /** domain.md 3.2: the MR does not depend on the descriptors; it holds the dma-buf. */
  @Test
  void aRegionOutlivesTheDescriptorsItWasMadeFrom() {
    LitmusText test =
        owner("m = reg_mr(d, PINNED)", "r0 = close(4)", "r1 = close(3)", "r2 = access(m)");
    under(Plain.policy(), test.exists("0:m == 1 && 0:r2 != 0")).never();
    under(Plain.policy(), test.exists("live(0:m) && live(0:d) && device.released == 1"))
        .sometimes();
  }

  @Test
  void deregisteringLetsTheBufferGo() {
    LitmusText test =
        owner("m = reg_mr(d, PINNED)", "r0 = close(d)", "r1 = dereg_mr(m)", "r2 = access(m)");
    under(Plain.policy(), test.exists("0:m == 1 && (live(0:d) || 0:r2 != -EINVAL)")).never();
    under(Plain.policy(), test.exists("0:m == 1 && 0:r1 == 0")).sometimes().breaks();
  }

  @Test
  void aRegionDiesWithTheLastReferenceToItsUverbsFile() {
    LitmusText alone = owner("m = reg_mr(d, PINNED)", "r0 = close_uverbs()");
    under(Plain.policy(), alone.exists("0:r0 == 0 && live(0:m)")).never().breaks();
  }

  /** domain.md 3.2: a dead process kills the MR only if nobody shares the uverbs file. */
  @Test
  void aRegionOfASharedUverbsFileSurvivesOneOfItsProcesses() {
    LitmusText shared =
        owner("m = reg_mr(d, PINNED)", "exit()").thread("UVERBS(P0)", "r0 = waitpid(P0)");
    under(Plain.policy(), shared.exists("dead(P0) && 0:m == 1 && !live(0:m)")).never();
    under(Plain.policy(), shared.exists("dead(P0) && live(0:m)")).sometimes();
    LitmusText apart = owner("m = reg_mr(d, PINNED)", "exit()").thread("", "r0 = waitpid(P0)");
    under(Plain.policy(), apart.exists("live(0:m)")).never().breaks();
  }

  /** clone(CLONE_FILES): the uverbs file is a descriptor, and one table has it once. */
  @Test
  void whoSharesDescriptorsSharesTheRegionsToo() {
    LitmusText closed =
        owner("m = reg_mr(d, PINNED)", "r0 = waitpid(P1)", "r1 = close_uverbs()")
            .thread("CLONE_FILES(P0)", "r0 = close_uverbs()", "exit()");
    under(Plain.policy(), closed.forall("1:r0 == 0 && 0:r1 == -EBADF")).always().breaks();
    under(Plain.policy(), closed.exists("0:m == 1 && live(0:m)")).never();
    LitmusText left =
        owner("m = reg_mr(d, PINNED)", "exit()")
            .thread("CLONE_FILES(P0)", "r0 = waitpid(P0)", "r1 = dereg_mr(1)");
    under(Plain.policy(), left.exists("0:m == 1 && 1:r1 != 0")).never();
    under(Plain.policy(), left.exists("0:m == 1 && 1:r1 == 0")).sometimes();
  }

  @Test
  void theNeighbourOfASharedUverbsFileCanDeregister() {
    LitmusText shared =
        owner("m = reg_mr(d, PINNED)")
            .thread("UVERBS(P0)", "r0 = dereg_mr(1)", "r1 = close_uverbs()", "r2 = close_uverbs()");
    under(Plain.policy(), shared.exists("1:r0 == 0 && !live(0:m)")).sometimes();
    under(Plain.policy(), shared.forall("1:r1 == 0 && 1:r2 == -EBADF")).always();
  }

  /** domain.md 2.3: a dynamic importer maps on first access, the others when they register. */
  @Test
  void onlyADynamicImporterMapsLater() {
    for (String kind : new String[] {"STATIC", "PINNED", "REVOCABLE"}) {
      LitmusText test = owner("m = reg_mr(d, " + kind + ")");
      under(Plain.policy(), test.exists("0:m == 1 && !mapped(0:m)")).never();
      under(Plain.policy(), test.exists("mapped(0:m)")).sometimes();
    }
    LitmusText test = owner("m = reg_mr(d, DYNAMIC)");
    under(Plain.policy(), test.exists("mapped(0:m)")).never();
    LitmusText used = owner("m = reg_mr(d, DYNAMIC)", "r0 = access(m)");
    under(Plain.policy(), used.exists("0:m == 1 && 0:r0 == 0 && mapped(0:m)")).sometimes();
  }

  /** domain.md 2.3: invalidation reaches the importers that have a callback. */
  @Test
  void invalidationReachesRevocableImportersAndNoOthers() {
    String policy =
        Plain.policy(
            "",
            """
            REVOKE(file f, dmabuf d)
            {
            	scoped_guard(d.resv) {
            		invalidate_mappings(d);
            		wait(fences_idle(d));
            	}
            	return 0;
            }
            """
                + Plain.BO);
    String[] more = {"m = reg_mr(d, %s)", "r0 = ioctl(f, REVOKE, d)", "r1 = access(m)"};
    for (String kind : new String[] {"STATIC", "PINNED"}) {
      LitmusText test = owner(more[0].formatted(kind), more[1], more[2]);
      under(policy, test.exists("0:m == 1 && 0:r1 != 0")).never();
    }
    LitmusText revoked = owner(more[0].formatted("REVOCABLE"), more[1], more[2]);
    under(policy, revoked.exists("0:m == 1 && 0:r0 == 0 && 0:r1 == 0")).never();
    LitmusText mapsAgain = owner(more[0].formatted("DYNAMIC"), more[1], more[2]);
    under(policy, mapsAgain.exists("0:m == 1 && 0:r0 == 0 && 0:r1 == 0")).sometimes();
  }

  @Test
  void anExporterCanRefuseImportersThatCannotBeRevoked() {
    String policy =
        Plain.policy(
            "",
            """
            attach(dmabuf d, attachment a)
            {
            	if (!revocable(a))
            		return -EOPNOTSUPP;
            	return 0;
            }
            """
                + Plain.BO);
    under(policy, owner("m = reg_mr(d, PINNED)").exists("live(0:m)")).never();
    under(policy, owner("m = reg_mr(d, REVOCABLE)").exists("live(0:m)")).sometimes();
    under(policy, owner("m = reg_mr(d, PINNED)").exists("0:m == -EOPNOTSUPP")).sometimes();
  }

  /** domain.md 3.2: the uverbs file is inherited by a fork as any open file is. */
  @Test
  void aForkedChildHasTheUverbsFileOfItsParent() {
    LitmusText test =
        owner("m = reg_mr(d, PINNED)", "fork(P1)", "exit()")
            .thread("FORK(P0)", "r0 = waitpid(P0)", "r1 = access(1)", "r2 = dereg_mr(1)");
    under(Plain.policy(), test.exists("0:m == 1 && dead(P0) && !(1:r1 == 0 && 1:r2 == 0)")).never();
    under(Plain.policy(), test.exists("0:m == 1 && 1:r2 == 0 && !live(0:m)")).sometimes();
    LitmusText exits =
        owner("m = reg_mr(d, PINNED)", "fork(P1)", "exit()").thread("FORK(P0)", "exit()");
    under(Plain.policy(), exits.exists("live(0:m)")).never().breaks();
    LitmusText closed =
        owner("m = reg_mr(d, PINNED)", "r0 = close_uverbs()", "fork(P1)")
            .thread("FORK(P0)", "r1 = close_uverbs()");
    under(Plain.policy(), closed.exists("1:r1 != -EBADF && 1:r1 == 0")).never();
  }
}
