package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** Prints the fields of kinds, short ones on one line with their braces under each other. */
final class FieldsPrinter {
  private static final int WIDEST = 80;

  private final Layout out;
  private final int margin;
  private Optional<PolicyTree.Fields> last = Optional.empty();
  private int widest;

  FieldsPrinter(Layout out, int margin) {
    this.out = out;
    this.margin = margin;
  }

  private static String head(PolicyTree.Fields fields) {
    return (fields.struct() ? "struct " : "") + fields.kind();
  }

  /** Whether it takes one line. */
  boolean oneLine(PolicyTree.Fields fields) {
    boolean wanted =
        out.known(fields.span())
            ? out.oneLine(fields.span()) && !out.commented(fields.span())
            : fields.fields().size() < 3;
    return wanted && margin * 8 + head(fields).length() + inline(fields).length() < WIDEST;
  }

  private static String inline(PolicyTree.Fields fields) {
    StringBuilder text = new StringBuilder(" { ");
    for (PolicyTree.Field field : fields.fields()) {
      text.append(TypeText.declared(field.type(), field.name())).append("; ");
    }
    return text.append('}').toString();
  }

  /** Whether it stands between blank lines even if the source does not say so. */
  boolean high(PolicyTree.Fields fields) {
    return !out.known(fields.span()) && !oneLine(fields);
  }

  /** Prints the first of a run; its brace stands under that of the line before it. */
  void print(PolicyTree.Fields fields, List<PolicyTree.Fields> run) {
    if (last.isEmpty() || !neighbours(last.get(), fields)) {
      widest = widest(run);
    }
    last = Optional.of(fields);
    String head = head(fields) + " ".repeat(Math.max(0, widest - head(fields).length()));
    if (oneLine(fields)) {
      out.line(head + inline(fields));
    } else {
      lines(head, fields);
    }
  }

  private int widest(List<PolicyTree.Fields> run) {
    int most = 0;
    for (int i = 0; i < run.size() && (i == 0 || neighbours(run.get(i - 1), run.get(i))); i++) {
      most = Math.max(most, head(run.get(i)).length());
    }
    return most;
  }

  private boolean neighbours(PolicyTree.Fields above, PolicyTree.Fields below) {
    boolean plain = !above.struct() && !below.struct();
    return plain && out.adjacent(above.span(), below.span()) && oneLine(above) && oneLine(below);
  }

  private void lines(String head, PolicyTree.Fields fields) {
    out.line(head + " {");
    out.in(fields.span());
    List<PolicyTree.Field> all = fields.fields();
    for (int i = 0; i < all.size(); i++) {
      PolicyTree.Field field = all.get(i);
      out.before(field.span(), false);
      out.line(TypeText.declared(field.type(), field.name()) + ";");
      out.after(
          field.span(), i + 1 < all.size() ? out.start(all.get(i + 1).span()) : Integer.MAX_VALUE);
    }
    out.closing(fields.span());
    out.out();
    out.line("}");
  }
}
