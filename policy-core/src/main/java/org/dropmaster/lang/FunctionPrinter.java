package org.dropmaster.lang;

/** Prints functions. */
final class FunctionPrinter {
  private static final int WIDEST = 80;

  private final Layout out;
  private final int margin;

  FunctionPrinter(Layout out, int margin) {
    this.out = out;
    this.margin = margin;
  }

  private static String head(PolicyTree.Function function) {
    StringBuilder text = new StringBuilder();
    if (function.helper()) {
      text.append(TypeText.declared(function.result(), function.name()));
    } else {
      text.append(function.name());
    }
    text.append('(');
    for (PolicyTree.Parameter parameter : function.parameters()) {
      text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ");
      text.append(TypeText.parameter(parameter.type(), parameter.name()));
    }
    return text.append(')').append(mark(function.mark())).toString();
  }

  private static String mark(PolicyTree.Mark mark) {
    return switch (mark) {
      case NONE -> "";
      case ACQUIRES -> " __acquires(device)";
      case RELEASES -> " __releases(device)";
    };
  }

  /** Whether it takes one line, as it did in the source. */
  boolean oneLine(PolicyTree.Function function) {
    return out.oneLine(function.span())
        && !out.commented(function.span())
        && StatementPrinter.fitsOneLine(function.body())
        && margin * 8 + inline(function).length() <= WIDEST;
  }

  private static String inline(PolicyTree.Function function) {
    StringBuilder text = new StringBuilder(head(function)).append(" { ");
    for (Statement statement : function.body().statements()) {
      text.append(StatementPrinter.simple(statement)).append("; ");
    }
    return text.append('}').toString();
  }

  void print(PolicyTree.Function function) {
    if (oneLine(function)) {
      out.line(inline(function));
      return;
    }
    out.line(head(function));
    out.line("{");
    new StatementPrinter(out, margin).body(function.body());
    out.line("}");
  }
}
