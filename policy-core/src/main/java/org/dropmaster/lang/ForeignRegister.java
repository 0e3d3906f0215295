package org.dropmaster.lang;

import java.util.List;

/** Explains that a thread used the register of another one, and what to write instead. */
final class ForeignRegister {
  private final LitmusTree.Thread thread;
  private final LitmusTree.Thread owner;
  private final LitmusTree.Argument.Register register;
  private final Diagnostics problems;

  ForeignRegister(
      LitmusTree.Thread thread,
      LitmusTree.Thread owner,
      LitmusTree.Argument.Register register,
      Diagnostics problems) {
    this.thread = thread;
    this.owner = owner;
    this.register = register;
    this.problems = problems;
  }

  void report(LitmusTree.Call call, int index) {
    problems.add(
        register.span(),
        Code.FOREIGN_REGISTER,
        "P" + thread.id() + " uses '" + register.name() + "', which is local to P" + owner.id(),
        "not declared in P" + thread.id(),
        help(call, index));
  }

  private String[] help(LitmusTree.Call call, int index) {
    List<Descriptors.Given> given = Descriptors.of(owner);
    boolean shares =
        thread.partner() == owner.id()
            && (thread.relation() == LitmusTree.Relation.CLONE_FILES
                || thread.relation() == LitmusTree.Relation.THREAD);
    for (Descriptors.Given each : given) {
      if (shares && each.register().equals(register.name())) {
        return new String[] {
          "P"
              + thread.id()
              + " shares P"
              + owner.id()
              + "'s files, so write the number: "
              + with(call, index, each.number()),
          "(descriptors are handed out lowest first: " + listed(given) + ")"
        };
      }
    }
    return new String[] {
      shares
          ? "registers are local to a thread: write the number"
          : "pass a descriptor with send(fd, P" + thread.id() + ") and fd = recv()"
    };
  }

  private static String with(LitmusTree.Call call, int index, int number) {
    StringBuilder out = new StringBuilder(call.name()).append('(');
    for (int i = 0; i < call.arguments().size(); i++) {
      Span span = call.arguments().get(i).span();
      out.append(i == 0 ? "" : ", ").append(i == index ? String.valueOf(number) : span.text());
    }
    return out.append(')').toString();
  }

  private static String listed(List<Descriptors.Given> given) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < given.size(); i++) {
      Descriptors.Given each = given.get(i);
      out.append(i == 0 ? "" : ", ").append(each.by()).append(i == 0 ? " gives " : " ");
      out.append(each.number());
    }
    return out.toString();
  }
}
