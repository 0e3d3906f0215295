package org.dropmaster.lang;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the calls of one thread: that they exist, what they take, which registers they use. */
final class ThreadChecker {
  private final LitmusTree.Thread thread;
  private final Map<Integer, LitmusTree.Thread> threads;
  private final Diagnostics problems;
  private final Set<String> declared;
  private final Set<String> assigned = new HashSet<>();

  ThreadChecker(
      LitmusTree.Thread thread, Map<Integer, LitmusTree.Thread> threads, Diagnostics problems) {
    this.thread = thread;
    this.threads = threads;
    this.problems = problems;
    this.declared = new HashSet<>(thread.registers());
  }

  void check() {
    inherit();
    for (LitmusTree.Call call : thread.calls()) {
      call(call);
      call.register().ifPresent(register -> assign(call, register));
    }
  }

  /** A forked thread starts with copies of the registers of its parent. */
  private void inherit() {
    Optional<LitmusTree.Thread> parent = parentOf(thread);
    for (int depth = 0; parent.isPresent() && depth < threads.size(); depth++) {
      declared.addAll(parent.get().registers());
      assigned.addAll(parent.get().registers());
      parent = parentOf(parent.get());
    }
  }

  private Optional<LitmusTree.Thread> parentOf(LitmusTree.Thread child) {
    return child.relation() == LitmusTree.Relation.FORK
        ? Optional.ofNullable(threads.get(child.partner()))
        : Optional.empty();
  }

  private void assign(LitmusTree.Call call, String register) {
    if (!declared.contains(register)) {
      Span whole = call.span();
      Span name = new Span(whole.source(), whole.start(), whole.start() + register.length());
      unknown(name, register);
    }
    assigned.add(register);
  }

  private void call(LitmusTree.Call call) {
    List<LitmusCalls.Form> forms = LitmusCalls.named(call.name());
    if (forms.isEmpty()) {
      problems.add(
          call.span(),
          Code.UNKNOWN_CALL,
          "user space has no call '" + call.name() + "'",
          "",
          Suggestion.of(
              call.name(), LitmusCalls.names(), "a policy's calls are ioctl(f, COMMAND)"));
    }
    Optional<LitmusCalls.Form> form =
        forms.stream().filter(f -> f.takes(call.arguments().size())).findFirst();
    if (!forms.isEmpty() && form.isEmpty()) {
      List<String> texts = forms.stream().map(LitmusCalls.Form::text).toList();
      problems.add(
          call.span(),
          Code.WRONG_COUNT,
          "'" + call.name() + "' does not take " + call.arguments().size() + " arguments",
          "",
          "write " + String.join(" or ", texts));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      argument(call, form, i);
    }
  }

  private void argument(LitmusTree.Call call, Optional<LitmusCalls.Form> form, int index) {
    LitmusTree.Argument argument = call.arguments().get(index);
    if (argument instanceof LitmusTree.Argument.Register register) {
      register(call, index, register);
    } else if (argument instanceof LitmusTree.Argument.Process process) {
      process(process);
    }
    if (form.isPresent() && !form.get().slot(index).accepts(argument)) {
      problems.add(
          argument.span(),
          Code.WRONG_TYPE,
          "'" + call.name() + "' takes " + form.get().slot(index).shown() + " here",
          "",
          "write " + form.get().text());
    }
  }

  private void process(LitmusTree.Argument.Process process) {
    if (!threads.containsKey(process.thread())) {
      problems.add(process.span(), Code.BAD_THREAD, "there is no thread P" + process.thread(), "");
    }
  }

  private void register(LitmusTree.Call call, int index, LitmusTree.Argument.Register register) {
    if (!declared.contains(register.name())) {
      unknown(register, call, index);
    } else if (!assigned.contains(register.name())) {
      problems.add(
          register.span(),
          Code.UNSET_REGISTER,
          "'" + register.name() + "' has no value yet",
          "",
          "give it one before: " + register.name() + " = ...;");
    }
  }

  @SuppressWarnings("ReferenceEquality") // another thread, not one with the same text
  private void unknown(LitmusTree.Argument.Register register, LitmusTree.Call call, int index) {
    for (LitmusTree.Thread other : threads.values()) {
      if (other != thread && other.registers().contains(register.name())) {
        new ForeignRegister(thread, other, register, problems).report(call, index);
        return;
      }
    }
    unknown(register.span(), register.name());
  }

  private void unknown(Span span, String name) {
    problems.add(
        span,
        Code.UNKNOWN_NAME,
        "P" + thread.id() + " has no register '" + name + "'",
        "",
        Suggestion.of(name, declared.stream().sorted().toList(), "declare it: int " + name + ";"));
  }
}
