package org.dropmaster.lang;

import java.util.List;

/**
 * What is wrong at one place of a text.
 *
 * @param note what is written behind the caret, empty for nothing
 * @param help the lines that tell the likely fix, none if none is known
 */
public record Diagnostic(Span span, Code code, String message, String note, List<String> help) {
  private static final int SHOWN_AT_ONCE = 20;

  /** Keeps its own copy of the help. */
  public Diagnostic {
    help = List.copyOf(help);
  }

  /** Whether the text cannot be used because of it; else it is a warning. */
  public boolean error() {
    return code.error();
  }

  /** The message, the line with a caret and the help, each line ended by a newline. */
  public String render() {
    StringBuilder out = new StringBuilder();
    Source source = span.source();
    out.append(span.place()).append(':').append(source.column(span.start())).append(": ");
    out.append(error() ? "error[" : "warning[").append(code.number()).append("]: ");
    out.append(Excerpt.printable(message)).append('\n');
    out.append(Excerpt.of(span).render(Excerpt.printable(note)));
    for (int i = 0; i < help.size(); i++) {
      out.append(i == 0 ? "  help: " : "        ")
          .append(Excerpt.printable(help.get(i)))
          .append('\n');
    }
    return out.toString();
  }

  /** Several, in the order given; of many only the first twenty, and how many more there are. */
  public static String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    int shown = Math.min(diagnostics.size(), SHOWN_AT_ONCE);
    for (Diagnostic diagnostic : diagnostics.subList(0, shown)) {
      out.append(diagnostic.render());
    }
    if (shown < diagnostics.size()) {
      out.append("and ").append(diagnostics.size() - shown).append(" more\n");
    }
    return out.toString();
  }
}
