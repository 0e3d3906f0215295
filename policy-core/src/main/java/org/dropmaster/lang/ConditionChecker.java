package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the names in a condition of a litmus test. */
final class ConditionChecker {
  static final List<String> PREDICATES = List.of("live", "owns", "mapped", "dead");

  private final Map<Integer, LitmusTree.Thread> threads;
  private final Diagnostics problems;
  private final Locals variables = new Locals();

  ConditionChecker(Map<Integer, LitmusTree.Thread> threads, Diagnostics problems) {
    this.threads = threads;
    this.problems = problems;
  }

  void check(Expr expression) {
    if (expression instanceof Expr.Of of) {
      register(of);
    } else if (expression instanceof Expr.Name name) {
      name(name);
    } else if (expression instanceof Expr.Errno errno) {
      errno(errno);
    } else if (expression instanceof Expr.Call call) {
      call(call);
    } else if (expression instanceof Expr.Member member) {
      check(member.object());
    } else if (expression instanceof Expr.Not not) {
      check(not.operand());
    } else if (expression instanceof Expr.Binary binary) {
      check(binary.left());
      check(binary.right());
    } else if (expression instanceof Expr.Quantified quantified) {
      quantified(quantified);
    } else if (expression instanceof Expr.New || expression instanceof Expr.Conditional) {
      report(expression.span(), Code.EFFECT_IN_CONDITION, "a condition only looks", "");
    }
  }

  private void report(Span span, Code code, String message, String help) {
    if (help.isEmpty()) {
      problems.add(span, code, message, "");
    } else {
      problems.add(span, code, message, "", help);
    }
  }

  private void register(Expr.Of of) {
    LitmusTree.Thread thread = threads.get(of.thread());
    if (thread == null) {
      report(of.span(), Code.BAD_THREAD, "there is no thread P" + of.thread(), "");
    } else if (!has(thread, of.name(), 0)) {
      report(
          of.span(),
          Code.UNKNOWN_NAME,
          "P" + of.thread() + " has no register '" + of.name() + "'",
          Suggestion.of(of.name(), thread.registers(), ""));
    }
  }

  private boolean has(LitmusTree.Thread thread, String register, int depth) {
    LitmusTree.Thread parent =
        thread.relation() == LitmusTree.Relation.FORK && depth < threads.size()
            ? threads.get(thread.partner())
            : null;
    return thread.registers().contains(register)
        || parent != null && has(parent, register, depth + 1);
  }

  private void name(Expr.Name name) {
    boolean known =
        Vocabulary.rules().contains(name.name())
            || Vocabulary.states().contains(name.name())
            || variables.type(name.name()).isPresent()
            || name.name().equals("device");
    if (!known) {
      List<String> words = new ArrayList<>(Vocabulary.rules());
      words.addAll(Vocabulary.states());
      report(
          name.span(),
          Code.UNKNOWN_NAME,
          "there is no rule or state '" + name.name() + "'",
          Suggestion.of(name.name(), words, "registers are written with their thread: 0:r0"));
    }
  }

  private void errno(Expr.Errno errno) {
    if (!Errnos.known(errno.name())) {
      report(
          errno.span(),
          Code.UNKNOWN_ERRNO,
          "there is no errno " + errno.name(),
          Suggestion.of(errno.name(), Errnos.all(), ""));
    } else if (!errno.negative()) {
      report(errno.span(), Code.WRONG_TYPE, "errnos are negative", "write -" + errno.name());
    }
  }

  private void call(Expr.Call call) {
    boolean test =
        Vocabulary.verbs(call.name()).stream().anyMatch(v -> v.place() == Verb.Place.TEST)
            && !Vocabulary.ofCaller(call.name());
    boolean known = PREDICATES.contains(call.name());
    if (!known && !test) {
      report(
          call.span(),
          Code.UNKNOWN_CALL,
          "a condition cannot ask '" + call.name() + "'",
          Suggestion.of(
              call.name(), PREDICATES, "it may ask live(0:d) owns(0:f) mapped(0:m) dead(P0)"));
    } else if (known && call.arguments().size() != 1) {
      report(call.span(), Code.WRONG_COUNT, "'" + call.name() + "' takes one argument", "");
    } else if (call.name().equals("dead")) {
      dead(call.arguments().get(0));
      return;
    }
    call.arguments().forEach(this::check);
  }

  private void dead(Expr argument) {
    int thread = argument instanceof Expr.Name name ? ThreadParser.threadNumber(name.name()) : -1;
    if (!threads.containsKey(thread)) {
      report(argument.span(), Code.BAD_THREAD, "expected a thread of this test", "write dead(P0)");
    }
  }

  private void quantified(Expr.Quantified quantified) {
    variables.open();
    variables.declare(quantified.variable(), Type.pointer(quantified.kind()));
    check(quantified.condition());
    variables.close();
  }
}
