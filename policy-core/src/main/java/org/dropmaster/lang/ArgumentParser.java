package org.dropmaster.lang;

import java.util.Set;

/** Parses arguments of calls in litmus tests; which word is a register depends on the call. */
final class ArgumentParser {
  private final Cursor in;
  private final Set<String> registers;

  ArgumentParser(Cursor in, Set<String> registers) {
    this.in = in;
    this.registers = registers;
  }

  LitmusTree.Argument argument(String call, int index) {
    Token start = in.peek();
    if (!start.name()) {
      int sign = in.accept("-") ? -1 : 1;
      int value = new Numbers(in).number() * sign;
      return new LitmusTree.Argument.Number(in.since(start), value);
    }
    in.next();
    Span span = start.span();
    int process = ThreadParser.threadNumber(start);
    if (!registers.contains(start.text()) && process >= 0) {
      return new LitmusTree.Argument.Process(span, process);
    }
    return word(call, index, start.text())
        ? new LitmusTree.Argument.Word(span, start.text())
        : new LitmusTree.Argument.Register(span, start.text());
  }

  private boolean word(String call, int index, String text) {
    boolean named = index == 1 && (call.equals("ioctl") || call.equals("reg_mr"));
    boolean known = registers.contains(text);
    return named || !known && (text.equals("dev") || EntryPoints.ioctl(text));
  }
}
