package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import java.util.ArrayList;
import java.util.List;
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

  private static final String CUTS =
      Plain.policy(
          "",
          """
          CUT(file f, bo b)
          {
          	cut_dma(b);
          	return 0;
          }

          CUT_ALL(file f)
          {
          	cut_dma(device);
          	return 0;
          }
          """
              + Plain.BO);

  /** What is cut off is cut off for good, and only for the buffer that was named. */
  @Test
  void cuttingOneBufferOffLeavesTheRegionsOfAnotherAlone() {
    String[] calls = {
      "h = ioctl(f, ALLOC)",
      "i = ioctl(f, ALLOC)",
      "d = ioctl(f, EXPORT, 1)",
      "e = ioctl(f, EXPORT, 2)",
      "m = reg_mr(4, PINNED)",
      "n = reg_mr(5, PINNED)"
    };
    String registered = "0:m == 1 && 0:n == 2 && ";
    LitmusText one = opened(calls, "r0 = ioctl(f, CUT, 1)");
    under(CUTS, one.exists(registered + "!(!mapped(0:m) && mapped(0:n))")).never();
    LitmusText other = opened(calls, "r0 = ioctl(f, CUT, 2)");
    under(CUTS, other.exists(registered + "!(mapped(0:m) && !mapped(0:n))")).never();
    LitmusText all = opened(calls, "r0 = ioctl(f, CUT_ALL)");
    under(CUTS, all.exists(registered + "(mapped(0:m) || mapped(0:n))")).never();
    under(CUTS, all.exists(registered + "0:r0 == 0")).sometimes();
  }

  private static LitmusText opened(String[] calls, String last) {
    List<String> all = new ArrayList<>(List.of("f = open(dev)"));
    all.addAll(List.of(calls));
    all.add(last);
    return LitmusText.of(all.toArray(String[]::new));
  }

  /** domain.md 10.3: every attachment of the buffer that takes part, and none of another buffer. */
  @Test
  void invalidationReachesEveryRegionOfTheBufferAndNoneOfAnother() {
    String[] calls = {
      "h = ioctl(f, ALLOC)",
      "i = ioctl(f, ALLOC)",
      "d = ioctl(f, EXPORT, 1)",
      "e = ioctl(f, EXPORT, 2)",
      "k = reg_mr(4, REVOCABLE)",
      "m = reg_mr(5, REVOCABLE)",
      "n = reg_mr(4, REVOCABLE)"
    };
    String registered = "0:k == 1 && 0:m == 2 && 0:n == 3 && ";
    LitmusText first = opened(calls, "r0 = ioctl(f, REVOKE, 4)");
    under(REVOKES, first.exists(registered + "(mapped(0:k) || !mapped(0:m) || mapped(0:n))"))
        .never();
    under(REVOKES, first.exists(registered + "0:r0 == 0")).sometimes();
    LitmusText second = opened(calls, "r0 = ioctl(f, REVOKE, 5)");
    under(REVOKES, second.exists(registered + "(!mapped(0:k) || mapped(0:m) || !mapped(0:n))"))
        .never();
  }

  /** What keeps the next owner out: memory that is reached, unless nobody will get it again. */
  @Test
  void aBufferPinsUntilItIsRevokedOrRetired() {
    String policy =
        Plain.policy(
            "bool refuse;",
            """
            REFUSE(file f)
            {
            	device.refuse = true;
            	return 0;
            }

            RETIRE(file f, bo b)
            {
            	quarantine(b);
            	return 0;
            }

            map(dmabuf d, attachment a)
            {
            	if (device.refuse)
            		return -ENODEV;
            	return 0;
            }
            """
                + Plain.BO);
    String[] calls = {"h = ioctl(f, ALLOC)", "d = ioctl(f, EXPORT, 1)", "r0 = ioctl(f, NOP)"};
    String exported = "0:d == 4 && ";
    under(policy, opened(calls, "r1 = close(f)").exists(exported + "!PINNED")).never();
    calls[2] = "r0 = ioctl(f, REFUSE)";
    under(policy, opened(calls, "r1 = close(f)").exists(exported + "!FREE")).never();
    calls[2] = "r0 = ioctl(f, RETIRE, 1)";
    under(policy, opened(calls, "r1 = close(f)").exists(exported + "!FREE")).never();
    String[] mapped = {
      "h = ioctl(f, ALLOC)",
      "d = ioctl(f, EXPORT, 1)",
      "m = reg_mr(4, PINNED)",
      "r0 = ioctl(f, REFUSE)"
    };
    under(policy, opened(mapped, "r1 = close(f)").exists(exported + "0:m == 1 && !PINNED")).never();
  }

  /** An importer that asks for nothing back, and one that has something in the local before. */
  private static final String CARELESS =
      """

      importer CARELESS {
      	reg_mr(mr m, dmabuf d)
      	{
      		dma_buf_attach(m, d);
      		lock(d.resv);
      		dma_buf_pin(m.attachment);
      		dma_buf_map_attachment(m.attachment);
      		hw_program(m);
      		unlock(d.resv);
      		return 0;
      	}

      	dereg_mr(mr m)
      	{
      		scoped_guard(m.dmabuf.resv) {
      			hw_stop(m);
      			dma_buf_unmap_attachment(m.attachment);
      			dma_buf_unpin(m.attachment);
      		}
      		dma_buf_detach(m.attachment);
      	}
      }

      importer BIASED {
      	reg_mr(mr m, dmabuf d)
      	{
      		int r;

      		r = 7;
      		r = dma_buf_attach(m, d);
      		if (r)
      			return r;
      		lock(d.resv);
      		r = 7;
      		r = dma_buf_map_attachment(m.attachment);
      		if (!r)
      			hw_program(m);
      		unlock(d.resv);
      		return r;
      	}
      }
      """;

  /** domain.md 2.2: an exporter without the op counts as one that agrees. */
  @Test
  void whoDoesNotAskForResultsAndWhoDoesGetTheSameMapping() {
    String policy = Plain.policy("", CARELESS + Plain.BO);
    for (String kind : List.of("CARELESS", "BIASED")) {
      LitmusText test = owner("m = reg_mr(d, " + kind + ")");
      under(policy, test.exists("0:d == 4 && !(0:m == 1 && mapped(0:m))")).never();
      under(policy, test.exists("0:d == 4")).sometimes();
    }
    LitmusText ended = owner("m = reg_mr(d, CARELESS)", "r0 = dereg_mr(m)", "exit()");
    under(policy, ended.exists("0:r0 == 0")).sometimes().breaks();
  }

  /** domain.md 2.2: ops->detach is called when the attachment goes. */
  @Test
  void theExporterIsToldOfEachAttachmentAndItsEnd() {
    String policy =
        Plain.policy(
            "int there;",
            """
            attach(dmabuf d, attachment a)
            {
            	device.there = device.there + 1;
            	return 0;
            }

            detach(dmabuf d, attachment a)
            {
            	device.there = device.there - 1;
            }
            """
                + CARELESS
                + Plain.BO);
    for (String kind : List.of("PINNED", "CARELESS")) {
      LitmusText kept = owner("m = reg_mr(d, " + kind + ")");
      under(policy, kept.exists("0:d == 4 && !(0:m == 1 && device.there == 1)")).never();
      LitmusText ended = owner("m = reg_mr(d, " + kind + ")", "r0 = dereg_mr(m)");
      under(policy, ended.exists("0:d == 4 && !(0:r0 == 0 && device.there == 0)")).never();
      under(policy, ended.exists("0:d == 4")).sometimes();
    }
  }

  @Test
  void aDescriptorIsInstalledWhetherOrNotTheDriverAsksForItsNumber() {
    String policy =
        Plain.policy(
            "",
            """
            QUIET(file f, bo b)
            {
            	dmabuf *d;

            	d = dma_buf_export(b);
            	get(b);
            	fd_install(d);
            	return 0;
            }

            ASKS(file f, bo b)
            {
            	dmabuf *d;
            	int fd;
            	int n;

            	fd = reserve_fd();
            	if (fd < 0)
            		return fd;
            	d = dma_buf_export(b);
            	get(b);
            	n = fd_install(fd, d);
            	return n;
            }
            """
                + Plain.BO);
    LitmusText quiet =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, QUIET, 1)", "r1 = close(4)");
    under(policy, quiet.exists("0:r1 == 0")).sometimes().breaks();
    under(policy, quiet.exists("0:r0 != 0 || 0:r1 != 0 && 0:r1 != -EBADF")).never();
    LitmusText asks =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "r0 = ioctl(f, ASKS, 1)", "r1 = close(4)");
    under(policy, asks.exists("0:r0 == 4 && 0:r1 == 0")).sometimes().breaks();
    under(policy, asks.exists("0:r0 != 4 && 0:r0 != -EMFILE && 0:r0 != -EFAULT")).never();
  }

  /** domain.md 2.2: any errno of ops->attach, and the core asks only whether it is 0. */
  @Test
  void anyNumberButZeroRefusesAnAttachment() {
    String policy =
        Plain.policy("", "attach(dmabuf d, attachment a)\n{\n\treturn 1;\n}\n" + Plain.BO);
    under(policy, owner("m = reg_mr(d, REVOCABLE)").exists("live(0:m)")).never().breaks();
  }

  private static final String INSIDE =
      """
      INSIDE(file f, dmabuf d)
      {
      	guard(d.resv);
      	device.in = device.in + 1;
      	if (device.most < device.in)
      		device.most = device.in;
      	device.in = device.in - 1;
      	return 0;
      }
      """;

  /** domain.md 2.1: a dma-buf has a reservation of its own, or its GEM object's. */
  @Test
  void twoExportsOfOneBufferShareAReservationWhereTheBufferHasOne() {
    LitmusText test =
        owner("e = ioctl(f, EXPORT, 1)", "fork(P1)", "r0 = ioctl(f, INSIDE, 4)")
            .thread("FORK(P0)", "r0 = ioctl(3, INSIDE, 5)");
    String own = Plain.policy("int in; int most;", INSIDE + Plain.BO);
    under(own, test.exists("0:r0 == 0 && 1:r0 == 0 && device.most == 2")).sometimes();
    String shared = own.replace("file { int number; }", "file { int number; }\nbo { mutex resv; }");
    under(shared, test.exists("device.most == 2")).never();
    under(shared, test.exists("0:r0 == 0 && 1:r0 == 0")).sometimes().breaks();
  }
}
