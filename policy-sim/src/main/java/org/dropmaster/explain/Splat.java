package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;

/** Writes an explanation as a kernel report of 80 columns. */
public final class Splat {
  private static final int WIDTH = 80;
  private static final int OBJECT = 25;
  private static final int NUMBER = 7;
  private static final int MOST_BESIDE = 3;
  private static final String DOUBLE = "=".repeat(54);
  private static final String SINGLE = "-".repeat(54);

  private final Explanation told;
  private final List<Integer> actors;
  private final StringBuilder out = new StringBuilder();

  private Splat(Explanation told) {
    this.told = told;
    this.actors = told.actors();
  }

  /** The report; {@code replay} says how to see the run again. */
  public static String text(Explanation told, String replay) {
    Splat splat = new Splat(told);
    splat.head();
    splat.sections();
    splat.lanes();
    splat.line("");
    splat.line(told.ending());
    splat.line(" replay:         " + replay);
    return splat.out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private void head() {
    line(DOUBLE);
    line(told.headline());
    line("policy " + told.policy() + ", test " + told.test());
    line(SINGLE);
  }

  private void sections() {
    for (Section section : told.sections()) {
      Wrap.words(section.title(), WIDTH).forEach(this::line);
      section.lines().forEach(line -> line(placed(indented(line.text()), line.place())));
      line("");
    }
  }

  private static String indented(String text) {
    return text.startsWith("->") ? text : " " + text;
  }

  /** A text with its place at the right; on two lines where one is too short. */
  private static String placed(String text, String place) {
    int room = WIDTH - place.length() - 1;
    if (place.isEmpty() || text.length() <= room) {
      return Wrap.padded(Wrap.cut(text, WIDTH), place.isEmpty() ? 0 : room + 1) + place;
    }
    return Wrap.cut(text, WIDTH) + "\n" + " ".repeat(Math.max(0, room + 1)) + place;
  }

  private void lanes() {
    line(" Possible unsafe ownership scenario:");
    line("");
    List<String> heads = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (int actor : actors) {
      heads.add(Wrap.cut(told.lane(actor), lane() - 1));
      rules.add("----");
    }
    String object = followed() ? told.object() + (counted() ? " refs" : "") : "";
    row("", heads, object);
    row("", rules, "-".repeat(object.length()));
    for (int i = 0; i < told.rows().size(); i++) {
      step(i + 1, told.rows().get(i), i + 1 == told.rows().size());
    }
  }

  private boolean counted() {
    return told.rows().stream().anyMatch(row -> row.object().startsWith("1"));
  }

  private int lane() {
    return (WIDTH - NUMBER - (followed() ? OBJECT : 0)) / Math.max(1, actors.size());
  }

  /** The object has a column of its own where the lanes leave room for it. */
  private boolean followed() {
    return !told.object().isEmpty() && actors.size() <= MOST_BESIDE;
  }

  private void step(int number, Row row, boolean last) {
    List<String> parts = Wrap.words(row.text(), lane() - 2);
    String mark = "*** " + told.mark() + " ***";
    boolean beside = last && !told.mark().isEmpty() && followed();
    boolean fits = beside && mark.length() <= OBJECT;
    for (int i = 0; i < parts.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (int actor : actors) {
        cells.add(actor == row.actor() ? parts.get(i) : "");
      }
      String object = i > 0 || !followed() ? "" : fits ? mark : row.object();
      row(i == 0 ? String.format("%3d", number) : "", cells, object);
    }
    if (last && !told.mark().isEmpty() && !fits) {
      line(" ".repeat(NUMBER) + mark);
    }
  }

  private void row(String number, List<String> cells, String object) {
    StringBuilder text = new StringBuilder(Wrap.padded(number, NUMBER));
    cells.forEach(cell -> text.append(Wrap.padded(cell, lane())));
    line(text + Wrap.cut(object, OBJECT));
  }
}
