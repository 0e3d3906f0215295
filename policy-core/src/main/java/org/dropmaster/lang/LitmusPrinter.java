package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints litmus tests. */
final class LitmusPrinter {
  private static final int WIDEST = 80;

  private final Layout out;

  LitmusPrinter(Layout out) {
    this.out = out;
  }

  void print(LitmusTree tree) {
    Span whole = tree.span();
    Span head = new Span(whole.source(), whole.start(), Math.min(whole.end(), whole.start() + 1));
    out.before(head, false);
    out.line("C " + tree.name());
    out.after(head, Integer.MAX_VALUE);
    if (!out.known(whole) && !tree.header().isEmpty()) {
      header(tree.header());
    }
    tree.threads().forEach(this::thread);
    tree.probe().ifPresent(probe -> condition("probe", probe, true));
    boolean apart = tree.probe().filter(probe -> out.known(probe.span())).isEmpty();
    condition(
        tree.condition().quantifier().name().toLowerCase(Locale.ROOT), tree.condition(), apart);
    if (!tree.schedule().isEmpty()) {
      schedule(tree.schedule());
    }
  }

  private void header(Map<String, String> header) {
    out.line("");
    out.line("/*");
    header.forEach(
        (key, values) -> {
          for (String value : Pieces.of(values, "\n")) {
            out.line(" * " + key + ": " + value);
          }
        });
    out.line(" */");
  }

  private void thread(LitmusTree.Thread thread) {
    out.before(thread.span(), true);
    out.line("P" + thread.id() + "(device *dev)" + relations(thread));
    out.line("{");
    out.in(thread.span());
    thread.registers().forEach(register -> out.line("int " + register + ";"));
    boolean first = !thread.registers().isEmpty();
    List<LitmusTree.Call> calls = thread.calls();
    for (int i = 0; i < calls.size(); i++) {
      LitmusTree.Call call = calls.get(i);
      out.before(call.span(), first && i == 0);
      out.line(call(call) + ";");
      out.after(
          call.span(),
          i + 1 < calls.size() ? out.start(calls.get(i + 1).span()) : Integer.MAX_VALUE);
    }
    out.closing(thread.span());
    out.out();
    out.line("}");
    out.after(thread.span(), Integer.MAX_VALUE);
  }

  private static String relations(LitmusTree.Thread thread) {
    StringBuilder text = new StringBuilder();
    if (thread.relation() != LitmusTree.Relation.OWN) {
      text.append(' ').append(thread.relation()).append("(P").append(thread.partner()).append(')');
    }
    if (thread.uverbs() >= 0) {
      text.append(" UVERBS(P").append(thread.uverbs()).append(')');
    }
    if (!thread.tenant().isEmpty()) {
      text.append(" TENANT(").append(thread.tenant()).append(')');
    }
    if (thread.uid() != ThreadParser.ORDINARY_USER) {
      text.append(" UID(").append(thread.uid()).append(')');
    }
    return text.toString();
  }

  private static String call(LitmusTree.Call call) {
    List<String> arguments = new ArrayList<>();
    for (LitmusTree.Argument argument : call.arguments()) {
      arguments.add(argument(argument));
    }
    String target = call.register().map(register -> register + " = ").orElse("");
    return target + call.name() + "(" + String.join(", ", arguments) + ")";
  }

  private static String argument(LitmusTree.Argument argument) {
    if (argument instanceof LitmusTree.Argument.Register register) {
      return register.name();
    } else if (argument instanceof LitmusTree.Argument.Number number) {
      return Integer.toString(number.value());
    } else if (argument instanceof LitmusTree.Argument.Word word) {
      return word.word();
    }
    return "P" + ((LitmusTree.Argument.Process) argument).thread();
  }

  private void condition(String word, LitmusTree.Condition condition, boolean apart) {
    out.before(condition.span(), apart);
    out.line(word + " (", condition.condition(), ")");
    out.after(condition.span(), Integer.MAX_VALUE);
  }

  private void schedule(List<LitmusTree.Move> moves) {
    out.before(moves.get(0).span(), true);
    StringBuilder line = new StringBuilder("schedule {");
    for (LitmusTree.Move move : moves) {
      String word = move.actor() + (move.choice() > 0 ? "/" + move.choice() : "");
      if (line.length() + word.length() + 3 > WIDEST) {
        out.line(line.toString());
        line = new StringBuilder("\t" + word);
      } else {
        line.append(' ').append(word);
      }
    }
    out.line(line.append(" }").toString());
    out.after(moves.get(moves.size() - 1).span(), Integer.MAX_VALUE);
  }
}
