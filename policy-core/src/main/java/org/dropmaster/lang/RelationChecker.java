package org.dropmaster.lang;

import java.util.Map;

/** Checks how threads share with each other. */
final class RelationChecker {
  private final Map<Integer, LitmusTree.Thread> threads;
  private final Diagnostics problems;

  RelationChecker(Map<Integer, LitmusTree.Thread> threads, Diagnostics problems) {
    this.threads = threads;
    this.problems = problems;
  }

  void check(LitmusTree.Thread thread) {
    if (thread.relation() != LitmusTree.Relation.OWN) {
      partner(thread, thread.relation().name(), thread.partner());
    }
    if (thread.uverbs() >= 0) {
      partner(thread, "UVERBS", thread.uverbs());
      hasOne(thread);
    }
    if (thread.relation() == LitmusTree.Relation.FORK) {
      forked(thread);
    }
    thread.calls().forEach(call -> forksItsOwn(thread, call));
  }

  /** Who shares descriptors, or begins with copies of them, has the uverbs file among them. */
  private void hasOne(LitmusTree.Thread thread) {
    if (thread.relation() != LitmusTree.Relation.OWN) {
      String written = "UVERBS(P" + thread.uverbs() + ")";
      problems.add(
          header(thread, written),
          Code.BAD_RELATION,
          "P" + thread.id() + " has the uverbs file of P" + thread.partner(),
          "",
          thread.relation() == LitmusTree.Relation.FORK
              ? "leave it out: a child inherits that file as it does every descriptor"
              : "leave it out: that file is a descriptor like the others, and shared with them");
    }
  }

  private void forksItsOwn(LitmusTree.Thread thread, LitmusTree.Call call) {
    for (LitmusTree.Thread child : threads.values()) {
      boolean own = child.relation() == LitmusTree.Relation.FORK && child.partner() == thread.id();
      if (!own && forks(call, child.id())) {
        problems.add(
            call.span(),
            Code.BAD_RELATION,
            "P" + child.id() + " is no child of P" + thread.id(),
            "",
            "write FORK(P" + thread.id() + ") behind P" + child.id() + "(device *dev)");
      }
    }
  }

  private void partner(LitmusTree.Thread thread, String relation, int partner) {
    String written = relation + "(P" + partner + ")";
    if (partner == thread.id() || !threads.containsKey(partner)) {
      problems.add(
          header(thread, written),
          Code.BAD_RELATION,
          partner == thread.id()
              ? "P" + partner + " cannot share with itself"
              : "there is no thread P" + partner,
          "");
    } else if (partner > thread.id()) {
      problems.add(
          header(thread, written),
          Code.BAD_RELATION,
          "P" + thread.id() + " shares with a later thread",
          "",
          "write it the other way round: the later thread names the earlier one");
    }
  }

  private void forked(LitmusTree.Thread thread) {
    LitmusTree.Thread parent = threads.get(thread.partner());
    boolean forks = parent != null && parent.calls().stream().anyMatch(c -> forks(c, thread.id()));
    if (parent != null && !forks) {
      problems.add(
          header(thread, "FORK(P" + thread.partner() + ")"),
          Code.BAD_RELATION,
          "P" + thread.id() + " never starts: P" + parent.id() + " does not fork it",
          "",
          "write fork(P" + thread.id() + "); in P" + parent.id());
    }
  }

  private static boolean forks(LitmusTree.Call call, int child) {
    return call.name().equals("fork")
        && call.arguments().stream()
            .anyMatch(a -> a instanceof LitmusTree.Argument.Process p && p.thread() == child);
  }

  private static Span header(LitmusTree.Thread thread, String word) {
    Span whole = thread.span();
    int at = whole.text().indexOf(word);
    int start = whole.start() + Math.max(0, at);
    return new Span(whole.source(), start, Math.min(whole.end(), start + word.length()));
  }
}
