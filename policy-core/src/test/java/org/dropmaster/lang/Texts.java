package org.dropmaster.lang;

import java.util.List;
import java.util.regex.Pattern;

/** Texts that several tests use, and how trees are compared. */
final class Texts {
  private static final Pattern SPAN = Pattern.compile("span=Span\\[[^]]*\\](, )?");

  /** Written as fmt writes it. */
  static final String POLICY =
      """
      // SPDX-License-Identifier: Apache-2.0
      policy exclusive-owner

      /*
       * One owner at a time.
       */

      device { mutex lock; }          /* device.owner is built in */
      owner  { bool revoked; }        /* counted                  */
      file   { owner *me; }
      dmabuf { owner *pinned; }

      ACQUIRE(file f) __acquires(device)
      {
      	guard(device.lock);
      	if (device.owner)
      		return -EBUSY;
      	f.me = new owner;
      	device.owner = f.me;
      	return 0;
      }

      EXPORT(file f, bo b)
      {
      	dmabuf *d;

      	guard(device.lock);
      	if (!f.me || f.me.revoked)
      		return -EACCES;
      	d = dma_buf_export(b);
      	d.pinned = get(f.me);           /* before anyone can close it */
      	return fd_install(d);           /* from here on others can    */
      }

      void revoke(owner o)
      {
      	o.revoked = true;
      	for_each(dmabuf d : d.pinned == o) {
      		scoped_guard(d.resv) {
      			invalidate_mappings(d);
      		}
      		/* the next one */
      	}
      }

      DROP(file f) __releases(device)
      {
      	int r = 0;

      	guard(device.lock);
      	if (!f.me) {
      		r = -EACCES;
      		goto out;
      	}
      	revoke(f.me);
      	put(f.me);
      	f.me = NULL;
      out:
      	return r;
      }

      release(dmabuf d) { put(d.pinned); }
      release(owner o) { scrub(o); device.owner = NULL; }

      never exists(file f : f.me && f.me.revoked) || leaked;
      """;

  /** Written as fmt writes it. */
  static final String LITMUS =
      """
      C close-races-export

      /*
       * Result: Never
       * Policy: exclusive-owner
       * Link:   CVE-2025-38722
       *
       * A thread guesses the new descriptor and closes it too early.
       */

      P0(device *dev)
      {
      	int f;
      	int h;
      	int b;

      	f = open(dev);
      	ioctl(f, ACQUIRE);
      	h = ioctl(f, ALLOC);
      	b = ioctl(f, EXPORT, h);        /* gives 4 */
      }

      P1(device *dev) CLONE_FILES(P0) TENANT(b) UID(7)
      {
      	int r0;

      	r0 = close(4);
      	kill(P0);
      }

      P2(device *dev) UVERBS(P0)
      {
      	exit();
      }

      probe (1:r0 == 0)
      ever (used_after_free && !live(0:b))

      schedule { P0 P0/1 engine }
      """;

  private Texts() {}

  static Source source(String text) {
    return new Source("t", text);
  }

  static PolicyTree policy(String text) {
    return PolicyParser.parse(source(text)).tree().orElseThrow();
  }

  static LitmusTree litmus(String text) {
    return LitmusParser.parse(source(text)).tree().orElseThrow();
  }

  /** A tree in words, without its places. */
  static String shape(Object tree) {
    return SPAN.matcher(tree.toString()).replaceAll("");
  }

  static List<Code> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  /** What is wrong with a policy of this text behind its name. */
  static List<Code> codesOf(String declarations) {
    return codes(PolicyChecker.diagnose(source("policy p\n" + declarations)));
  }

  /** What is wrong with an ioctl of this body, in a policy with an owner and locks. */
  static List<Code> codesIn(String body) {
    return codesOf(
        "owner { bool revoked; }\n"
            + "device { mutex lock; rwsem sem; srcu gate; idr<bo> table; }\n"
            + "file { owner *me; bool flag; int n; pid who; }\n"
            + "bool helper(file x) { return x.flag; }\n"
            + "GO(file f, bo b, dmabuf d)\n{\n"
            + body
            + "\n}\n");
  }
}
