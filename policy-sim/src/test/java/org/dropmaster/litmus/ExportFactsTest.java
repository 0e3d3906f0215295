package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Attach, map and invalidate as the export core does them: domain.md 2.2, 2.3 and 2.7. */
class ExportFactsTest {
  private static LitmusText owner(String... more) {
    String[] first = {"f = open(dev)", "h = ioctl(f, ALLOC)", "d = ioctl(f, EXPORT, 1)"};
    String[] calls = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, calls, first.length, more.length);
    return LitmusText.of(calls);
  }

  /** An importer without a way of access of its own, and without a callback. */
  private static final String BARE =
      """

      importer BARE {
      	reg_mr(mr m, dmabuf d)
      	{
      		int r;

      		r = dma_buf_attach(m, d);
      		if (r)
      			return r;
      		lock(d.resv);
      		r = dma_buf_map_attachment(m.attachment);
      		if (!r)
      			hw_program(m);
      		unlock(d.resv);
      		return 0;
      	}

      	dereg_mr(mr m)
      	{
      		scoped_guard(m.dmabuf.resv) {
      			if (m.attachment.mapped) {
      				hw_stop(m);
      				dma_buf_unmap_attachment(m.attachment);
      			}
      		}
      		dma_buf_detach(m.attachment);
      	}
      }
      """;

  @Test
  void anImporterWithoutAccessOfItsOwnReachesWhatItsHardwareTranslates() {
    LitmusText test =
        owner("m = reg_mr(d, BARE)", "r0 = access(m)", "r1 = dereg_mr(m)", "r2 = access(m)");
    String maps = Plain.policy("", BARE + Plain.FAULT + Plain.BO);
    under(maps, test.exists("0:m == 1 && !(0:r0 == 0 && 0:r1 == 0 && 0:r2 == -EINVAL)")).never();
    under(maps, test.exists("0:m == 1")).sometimes().breaks();
    String refuses =
        Plain.policy(
            "", "map(dmabuf d, attachment a)\n{\n\treturn -ENODEV;\n}\n" + BARE + Plain.BO);
    under(refuses, test.exists("0:m == 1 && 0:r0 != -EIO")).never();
    under(refuses, test.exists("0:m == 1 && 0:r0 == -EIO && 0:r1 == 0")).sometimes().breaks();
  }

  private static final String REVOKES =
      Plain.policy(
          "",
          """
          REVOKE(file f, dmabuf d)
          {
          	scoped_guard(d.resv) {
          		invalidate_mappings(d);
          	}
          	return 0;
          }
          """
              + Plain.BO);

  /** domain.md 2.3: what becomes of a region is its own class's affair, beside one of another. */
  @Test
  void eachRegionIsServedByTheImporterOfItsOwnClass() {
    LitmusText test =
        owner(
            "m = reg_mr(d, PINNED)",
            "n = reg_mr(d, REVOCABLE)",
            "r0 = ioctl(f, REVOKE, d)",
            "r1 = access(m)",
            "r2 = access(n)",
            "r3 = dereg_mr(m)",
            "r4 = dereg_mr(n)",
            "r5 = close(d)");
    String registered = "0:m == 1 && 0:n == 2 && ";
    under(REVOKES, test.exists(registered + "!(0:r1 == 0 && 0:r2 == -EIO)")).never();
    under(REVOKES, test.exists(registered + "!(0:r3 == 0 && 0:r4 == 0)")).never();
    under(REVOKES, test.exists(registered + "0:r5 == 0 && live(0:d)")).never();
    under(REVOKES, test.exists(registered + "0:r5 == 0")).sometimes().breaks();
  }

  /** domain.md 10.3: an attachment that the exporter refuses is not listed, nor is it kept. */
  @Test
  void aRefusedAttachmentLeavesNothingBehind() {
    String policy =
        Plain.policy("", "attach(dmabuf d, attachment a)\n{\n\treturn -EBUSY;\n}\n" + Plain.BO);
    LitmusText test = owner("m = reg_mr(d, REVOCABLE)", "exit()");
    under(policy, test.exists("0:m == -EBUSY")).sometimes().breaks();
    under(policy, test.exists("0:m == 1")).never();
  }

  /** Who can be revoked and was not still has access; for the others no driver can do a thing. */
  @Test
  void onlyAnImporterThatCouldHaveBeenRevokedIsHeldAgainstTheRelease() {
    LitmusText revocable = owner("m = reg_mr(d, REVOCABLE)", "r0 = close(f)");
    under(REVOKES, revocable.exists("0:m == 1")).sometimes().breaks(Rule.NOT_REVOKED);
    LitmusText revoked =
        owner("m = reg_mr(d, REVOCABLE)", "r0 = ioctl(f, REVOKE, d)", "r1 = close(f)");
    under(REVOKES, revoked.exists("0:m == 1 && 0:r0 == 0")).sometimes().breaks();
    LitmusText pinned = owner("m = reg_mr(d, PINNED)", "r0 = close(f)");
    under(REVOKES, pinned.exists("0:m == 1")).sometimes().breaks();
  }
}
