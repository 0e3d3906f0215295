package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every rule a policy that breaks it, and its twin, a line away, that breaks none. */
class RuleFiresTest {
  /** One open at a time owns the device; all else is a case's own. */
  private static final String ONE =
      """
      policy one

      device { mutex lock; mutex a; mutex b; bool busy; }
      bo { bool gone; }
      file { bo *kept; }

      open(file f) __acquires(device)
      {
      	guard(device.lock);
      	if (device.busy || exists(dmabuf d : true))
      		return -EBUSY;
      	device.busy = true;
      	return 0;
      }

      release(file f) __releases(device)
      {
      	zap_maps(f);
      	put(f.kept);
      	device.busy = false;
      }

      ALLOC(file f)
      {
      	bo *b;

      	b = alloc();
      	if (!b)
      		return -ENOMEM;
      	return handle_create(f, b);
      }

      FREE(file f, int h)
      {
      	return handle_delete(f, h);
      }

      EXPORT(file f, bo b)
      {
      	dmabuf *d;

      	d = dma_buf_export(b);
      	get(b);
      	return fd_install(d);
      }

      mmap(file f, map m, bo b)
      {
      	return 0;
      }

      fault(map m)
      {
      	return 0;
      }

      release(dmabuf d)
      {
      	put(d.bo);
      }

      release(bo b)
      {
      	if (b.gone)
      		return;
      	scrub(b);
      	free(b);
      }

      TEST(file f, bo b)
      {
      	/* here */
      	return 0;
      }

      CHECK(file f)
      {
      	/* there */
      	return 0;
      }
      """;

  /** Owning is a call of its own here, and dropping too. */
  private static final String ACQUIRES =
      """
      policy acquires

      device { file *of; }

      ACQUIRE(file f) __acquires(device)
      {
      	if (device.of)
      		return -EBUSY;
      	device.of = f;
      	return 0;
      }

      DROP(file f) __releases(device)
      {
      	if (device.of != f)
      		return -EACCES;
      	/* here */
      	device.of = NULL;
      	return 0;
      }

      release(file f) __releases(device)
      {
      	if (device.of == f)
      		device.of = NULL;
      }

      ALLOC(file f)
      {
      	bo *b;

      	if (device.of != f)
      		return -EACCES;
      	b = alloc();
      	if (!b)
      		return -ENOMEM;
      	return handle_create(f, b);
      }

      mmap(file f, map m, bo b)
      {
      	if (device.of != f)
      		return -EACCES;
      	return 0;
      }

      fault(map m)
      {
      	if (device.of != m.file)
      		return -EACCES;
      	return 0;
      }

      release(bo b)
      {
      	zap_maps(b);
      	scrub(b);
      	free(b);
      }
      """;

  /** A rule, the policy that breaks it and the one that does not, under one test. */
  record Case(Rule rule, String broken, String clean, LitmusText test) {
    @Override
    public String toString() {
      return rule.text();
    }
  }

  private static Case changed(
      Rule rule, String policy, String wrong, String right, LitmusText test) {
    assertThat(policy).contains(right);
    return new Case(rule, policy.replace(right, wrong), policy, test);
  }

  private static String here(String statements) {
    return ONE.replace("/* here */", statements);
  }

  private static String there(String statements) {
    return ONE.replace("/* there */", statements);
  }

  private static LitmusText opened(String... more) {
    String[] calls = new String[more.length + 2];
    calls[0] = "f = open(dev)";
    calls[1] = "h = ioctl(f, ALLOC)";
    System.arraycopy(more, 0, calls, 2, more.length);
    return LitmusText.of(calls);
  }

  private static LitmusText owned(String... more) {
    String[] calls = new String[more.length + 2];
    calls[0] = "f = open(dev)";
    calls[1] = "r0 = ioctl(f, ACQUIRE)";
    System.arraycopy(more, 0, calls, 2, more.length);
    return LitmusText.of(calls);
  }

  static List<Case> cases() {
    LitmusText test = opened("r0 = ioctl(f, TEST, 1)");
    LitmusText check = opened("r0 = ioctl(f, CHECK)");
    return List.of(
        changed(
            Rule.STALE_ACCESS,
            here("b.gone = true;\n\tzap_maps(b);\n\tscrub(b);\n\tfree(b);"),
            "b.gone = true;\n\tscrub(b);",
            "b.gone = true;\n\tzap_maps(b);\n\tscrub(b);",
            opened("m = mmap(f, 1)", "r1 = store(m)", "r0 = ioctl(f, TEST, 1)")),
        changed(
            Rule.DATA_LEAK,
            ONE,
            "\tfree(b);",
            "\tscrub(b);\n\tfree(b);",
            opened(
                "m = mmap(f, 1)",
                "r0 = store(m)",
                "r1 = munmap(m)",
                "r2 = close(f)",
                "g = open(dev)",
                "i = ioctl(g, ALLOC)")),
        changed(
            Rule.USED_AFTER_FREE,
            here("put(f.kept);\n\tf.kept = get(b);")
                .replace("/* there */", "if (f.kept.gone)\n\t\treturn -EIO;"),
            "f.kept = b;",
            "f.kept = get(b);",
            opened("r0 = ioctl(f, TEST, 1)", "r1 = ioctl(f, FREE, 1)", "r2 = ioctl(f, CHECK)")),
        changed(
            Rule.NULL_DEREF,
            there("if (f.kept && f.kept.gone)\n\t\treturn -EIO;"),
            "if (f.kept.gone)",
            "if (f.kept && f.kept.gone)",
            check),
        changed(
            Rule.UNDERFLOW,
            there("get(f);\n\tput(f);"),
            "put(f);\n\tput(f);",
            "get(f);\n\tput(f);",
            check),
        changed(
            Rule.LEAKED,
            here("get(b);\n\tput(b);"),
            "get(b);",
            "get(b);\n\tput(b);",
            opened("r0 = ioctl(f, TEST, 1)", "exit()")),
        changed(
            Rule.TWO_OWNERS,
            ONE,
            "if (exists(dmabuf d : true))",
            "if (device.busy || exists(dmabuf d : true))",
            opened().thread("", "f = open(dev)")),
        changed(
            Rule.ACQUIRED_WHILE_PINNED,
            ONE,
            "if (device.busy)",
            "if (device.busy || exists(dmabuf d : true))",
            opened("d = ioctl(f, EXPORT, 1)", "r0 = close(f)", "g = open(dev)")),
        changed(
            Rule.NOT_REVOKED,
            ACQUIRES.replace("/* here */", "zap_maps(f);"),
            "\tdevice.of = NULL;",
            "\tzap_maps(f);\n\tdevice.of = NULL;",
            owned("h = ioctl(f, ALLOC)", "m = mmap(f, 1)", "r1 = load(m)", "r2 = ioctl(f, DROP)")),
        changed(
            Rule.NON_OWNER_USED_DEVICE,
            ACQUIRES,
            "\tbo *b;\n\n\tb = alloc",
            "\tbo *b;\n\n\tif (device.of != f)\n\t\treturn -EACCES;\n\tb = alloc",
            LitmusText.of("f = open(dev)", "h = ioctl(f, ALLOC)")),
        changed(
            Rule.OFF_TABLE,
            ACQUIRES,
            "return -EPERM",
            "return -EBUSY",
            owned("g = open(dev)", "r1 = ioctl(g, ACQUIRE)")),
        changed(
            Rule.DEADLOCK,
            here("guard(device.a);\n\tguard(device.b);")
                .replace("/* there */", "guard(device.a);\n\tguard(device.b);"),
            "CHECK(file f)\n{\n\tguard(device.b);\n\tguard(device.a);",
            "CHECK(file f)\n{\n\tguard(device.a);\n\tguard(device.b);",
            opened("r0 = ioctl(f, TEST, 1)").thread("CLONE_FILES(P0)", "r0 = ioctl(3, CHECK)")),
        changed(
            Rule.LOCK_INVERSION,
            here("guard(device.a);\n\tguard(device.b);")
                .replace("/* there */", "guard(device.a);\n\tguard(device.b);"),
            "CHECK(file f)\n{\n\tguard(device.b);\n\tguard(device.a);",
            "CHECK(file f)\n{\n\tguard(device.a);\n\tguard(device.b);",
            opened("r0 = ioctl(f, TEST, 1)", "r1 = ioctl(f, CHECK)")),
        changed(
            Rule.LOCK_LEAKED,
            here("guard(device.a);"),
            "lock(device.a);",
            "guard(device.a);",
            test),
        changed(
            Rule.BAD_UNLOCK,
            here("lock(device.a);\n\tunlock(device.a);"),
            "\tunlock(device.a);\n\tunlock(device.a);",
            "\tunlock(device.a);",
            test),
        changed(
            Rule.HUNG,
            here("wait(!b.gone);"),
            "b.gone = true;\n\twait(!b.gone);",
            "wait(!b.gone);",
            test),
        changed(
            Rule.STUCK_OWNER,
            here("get(b);\n\tput(b);"),
            "get(b);",
            "get(b);\n\tput(b);",
            opened("m = mmap(f, 1)", "r1 = store(m)", "r0 = ioctl(f, TEST, 1)", "exit()")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePolicyThatBreaksTheRuleIsFound(Case given) {
    Verdict verdict = Runs.run(given.broken(), given.test());
    assertThat(verdict.broken()).as(given.broken()).containsKey(given.rule());
    assertThat(verdict.exercised()).contains(given.rule());
    assertThat(verdict.limit()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsCleanTwinBreaksNoRule(Case given) {
    Verdict verdict = Runs.run(given.clean(), given.test());
    assertThat(verdict.broken().keySet()).as(given.clean()).isEmpty();
    assertThat(verdict.limit()).isEmpty();
  }

  @Test
  void noRuleIsLeftOut() {
    Set<Rule> covered = cases().stream().map(Case::rule).collect(Collectors.toSet());
    assertThat(covered).isEqualTo(EnumSet.allOf(Rule.class));
  }

  @Test
  void nullDerefWhereNothingIsTriedToBeTaken() {
    String policy =
        Plain.policy("bool hit;", "GO(file f)\n{\n\tdevice.hit = try_get(NULL);\n\treturn 0;\n}\n");
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, GO)");

    VerdictAssert.under(policy, test.forall("null_deref")).always().breaks(Rule.NULL_DEREF);
  }
}
