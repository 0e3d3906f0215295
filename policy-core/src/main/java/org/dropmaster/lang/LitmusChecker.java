package org.dropmaster.lang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks names of a litmus test; whether a policy has its ioctls is no matter here. */
public final class LitmusChecker {
  /** What may only follow from a register, a call or a thread that a syntax error swallowed. */
  private static final Set<Code> CONSEQUENCES =
      Set.of(Code.UNKNOWN_NAME, Code.UNSET_REGISTER, Code.BAD_THREAD, Code.BAD_RELATION);

  private final LitmusTree tree;
  private final Diagnostics problems = new Diagnostics();
  private final Map<Integer, LitmusTree.Thread> threads = new LinkedHashMap<>();

  private LitmusChecker(LitmusTree tree) {
    this.tree = tree;
  }

  /** All that is wrong with a test. */
  public static List<Diagnostic> check(LitmusTree tree) {
    LitmusChecker checker = new LitmusChecker(tree);
    checker.run();
    return checker.problems.sorted();
  }

  /**
   * The tree of a text and all that is wrong with it, syntax and meaning, in its order; what may
   * only follow from a syntax error is left out.
   */
  public static Parsed<LitmusTree> parse(Source source) {
    Parsed<LitmusTree> parsed = LitmusParser.parse(source);
    List<Diagnostic> checked = parsed.tree().map(t -> check(t)).orElse(List.of());
    return new Parsed<>(
        parsed.tree(), PolicyChecker.merge(parsed.diagnostics(), checked, CONSEQUENCES));
  }

  /** All that is wrong with a text. */
  public static List<Diagnostic> diagnose(Source source) {
    return parse(source).diagnostics();
  }

  private void run() {
    HeaderChecker.check(tree, problems);
    tree.threads().forEach(this::numbered);
    if (tree.threads().isEmpty()) {
      problems.add(
          tree.span(), Code.BAD_THREAD, "a test needs a thread", "", "P0(device *dev) { }");
    }
    RelationChecker relations = new RelationChecker(threads, problems);
    for (LitmusTree.Thread thread : tree.threads()) {
      relations.check(thread);
      new ThreadChecker(thread, threads, problems).check();
    }
    ConditionChecker conditions = new ConditionChecker(threads, problems);
    tree.probe().ifPresent(probe -> conditions.check(probe.condition()));
    conditions.check(tree.condition().condition());
    tree.schedule().forEach(this::move);
  }

  private void numbered(LitmusTree.Thread thread) {
    if (threads.putIfAbsent(thread.id(), thread) != null) {
      problems.add(thread.span(), Code.DUPLICATE, "a second thread P" + thread.id(), "");
    } else if (thread.id() != threads.size() - 1) {
      problems.add(
          thread.span(),
          Code.BAD_THREAD,
          "threads are numbered in order: this is P" + (threads.size() - 1),
          "");
    }
  }

  private void move(LitmusTree.Move move) {
    int thread = ThreadParser.threadNumber(move.actor());
    if (thread >= 0 && !threads.containsKey(thread)) {
      problems.add(move.span(), Code.BAD_THREAD, "there is no thread " + move.actor(), "");
    }
  }
}
