package org.dropmaster.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dropmaster.explain.Line;
import org.dropmaster.explain.Told;
import org.jspecify.annotations.Nullable;

/** Shows a run one step at a time, as its reader asks for it. */
final class StepByStep {
  private static final int WIDTH = 80;
  private static final int MARGIN = 14;

  private final List<Told> moves;
  private final PrintWriter out;
  private final BufferedReader in;

  StepByStep(List<Told> moves, PrintWriter out, InputStream in) {
    this.moves = moves;
    this.out = out;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Until the last step, the end of the input, or q. */
  void run() {
    int at = 0;
    while (at < moves.size()) {
      out.print("[" + at + "/" + moves.size() + "] Enter: next, u: undo, q: end > ");
      out.flush();
      String answer = answer();
      if (answer.equals("q")) {
        return;
      }
      if (answer.equals("u")) {
        at = Math.max(0, at - 1);
        out.println(at == 0 ? "at the beginning" : "back behind step " + at);
      } else {
        out.print(text(at + 1, moves.get(at)));
        at++;
      }
    }
  }

  private String answer() {
    try {
      @Nullable String line = in.readLine();
      return line == null ? "q" : line.strip();
    } catch (IOException e) {
      return "q";
    }
  }

  /** One move: its statements with their places, and what changed. */
  static String text(int number, Told told) {
    StringBuilder out = new StringBuilder();
    String head = String.format("%4d  %-8s", number, told.actor());
    for (Line line : told.lines()) {
      String text = head + line.text();
      int gap = WIDTH - text.length() - line.place().length();
      out.append(text)
          .append(line.place().isEmpty() ? "" : " ".repeat(Math.max(1, gap)) + line.place());
      out.append('\n');
      head = " ".repeat(MARGIN);
    }
    changes(out, told.changes());
    return out.toString();
  }

  private static void changes(StringBuilder out, List<String> changes) {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN)).append("=> ");
    boolean any = false;
    for (String change : changes) {
      if (any && line.length() + change.length() + 2 > WIDTH) {
        out.append(line).append(",\n");
        line = new StringBuilder(" ".repeat(MARGIN + 3)).append(change);
      } else {
        line.append(any ? ", " : "").append(change);
      }
      any = true;
    }
    if (any) {
      out.append(line).append('\n');
    }
  }
}
