package org.dropmaster.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The ownership state machine as text, ASCII and at most 80 columns wide, and as rows of data. */
public final class StateTable {
  private static final int WIDTH = 80;
  private static final int EVENT_WIDTH = 21;
  private static final int CELL_WIDTH = 11;

  private StateTable() {}

  /** One cell of the table. */
  public record Cell(OwnershipState state, OwnershipEvent event, Answer answer) {}

  /** All cells, state by state in order, and in a state event by event. */
  public static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (OwnershipState state : OwnershipState.all()) {
      for (OwnershipEvent event : OwnershipEvent.all()) {
        cells.add(new Cell(state, event, OwnershipMachine.answer(state, event)));
      }
    }
    return cells;
  }

  /** The table: an event a row, a state a column, with results and the way to the next state. */
  public static String grid() {
    StringBuilder out = new StringBuilder(line("", heads()));
    out.append("-".repeat(WIDTH - 4)).append('\n');
    OwnershipEvent.Kind kind = OwnershipEvent.Kind.CALL;
    for (OwnershipEvent event : OwnershipEvent.all()) {
      if (event.kind() != kind) {
        out.append('\n');
        kind = event.kind();
      }
      out.append(rows(event));
    }
    return out.toString();
  }

  /** Every event and errno in words, and what a call may return in every state. */
  public static String legend() {
    StringBuilder out = new StringBuilder("States\n");
    OwnershipState.all().forEach(s -> out.append(entry(s.name(), s.meaning())));
    out.append("\nEvents\n");
    OwnershipEvent.all().forEach(e -> out.append(entry(text(e), e.meaning())));
    out.append("\nIn every state\n");
    for (Regardless cause : Regardless.values()) {
      out.append(AsciiText.wrapped(cause.reason(), "  ", WIDTH));
      out.append(AsciiText.wrapped(events(cause) + ": " + cause.errnos(), "    ", WIDTH));
    }
    return out.toString();
  }

  /** Every cell with its reason. */
  public static String reasons() {
    StringBuilder out = new StringBuilder();
    for (OwnershipState state : OwnershipState.all()) {
      out.append(out.length() == 0 ? "" : "\n").append(state).append(": ");
      out.append(state.meaning()).append('\n');
      for (OwnershipEvent event : OwnershipEvent.all()) {
        out.append(reason(new Cell(state, event, OwnershipMachine.answer(state, event))));
      }
    }
    return out.toString();
  }

  private static String reason(Cell cell) {
    String head = "  " + AsciiText.padded(text(cell.event()), EVENT_WIDTH);
    String results = cell.event().isCall() ? " " + cell.answer().errnos() : "";
    String next = cell.answer().next() == cell.state() ? "" : " -> " + cell.answer().next();
    return AsciiText.trimmedEnd(head + results + next)
        + "\n"
        + AsciiText.wrapped(cell.answer().reason(), "      ", WIDTH);
  }

  private static List<String> heads() {
    return OwnershipState.all().stream().map(OwnershipState::name).toList();
  }

  private static String rows(OwnershipEvent event) {
    List<List<String>> columns =
        OwnershipState.all().stream().map(state -> cell(state, event)).toList();
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < height; i++) {
      int row = i;
      out.append(
          line(
              i == 0 ? text(event) : "",
              columns.stream().map(c -> row < c.size() ? c.get(row) : "").toList()));
    }
    return out.toString();
  }

  private static List<String> cell(OwnershipState state, OwnershipEvent event) {
    Answer answer = OwnershipMachine.answer(state, event);
    List<String> lines = new ArrayList<>();
    if (event.isCall()) {
      answer.errnos().members().forEach(errno -> lines.add(errno.result()));
    }
    if (answer.next() != state) {
      lines.add(">" + answer.next());
    } else if (lines.isEmpty()) {
      lines.add(".");
    }
    return lines;
  }

  private static String line(String head, List<String> cells) {
    String row =
        AsciiText.padded(head, EVENT_WIDTH)
            + cells.stream()
                .map(cell -> AsciiText.padded(cell, CELL_WIDTH))
                .collect(Collectors.joining());
    return AsciiText.trimmedEnd(row) + "\n";
  }

  private static String entry(String name, String meaning) {
    return "  " + AsciiText.padded(name, EVENT_WIDTH) + meaning + "\n";
  }

  private static String events(Regardless cause) {
    boolean allCalls =
        cause.events().size()
            == OwnershipEvent.all().stream().filter(OwnershipEvent::isCall).count();
    return allCalls
        ? "any call"
        : cause.events().stream().map(StateTable::text).sorted().collect(Collectors.joining(", "));
  }

  private static String text(OwnershipEvent event) {
    return AsciiText.lowerCase(event.name());
  }
}
