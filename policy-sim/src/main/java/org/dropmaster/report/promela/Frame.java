package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.program.Watch;

/** What all actors of one model share. */
final class Frame {
  private final Program program;
  private final Variables variables;
  private final Notes notes;
  private final List<Watch> watches = new ArrayList<>();
  private final Map<String, Integer> limits = new TreeMap<>();
  private boolean parts;

  Frame(Program program, Variables variables, Notes notes) {
    this.program = program;
    this.variables = variables;
    this.notes = notes;
    Rewrite flat = new Rewrite(t -> t);
    program.watches().forEach(w -> watches.add(new Watch(w.name(), flat.effects(w.effects()))));
  }

  Program program() {
    return program;
  }

  Variables variables() {
    return variables;
  }

  List<Watch> watches() {
    return watches;
  }

  /** The variable that tells in which part of its rest a move goes on; 0 outside of a move. */
  String part() {
    parts = true;
    return "part";
  }

  /** Whether some move goes on in several parts. */
  boolean hasParts() {
    return parts;
  }

  String ended() {
    return variables.at(program.ended(), 0);
  }

  String limit() {
    return variables.at(program.limit(), 0);
  }

  String broken(int rule) {
    return variables.at(program.broken(), rule);
  }

  boolean fatal(int rule) {
    return program.fatal().get(rule);
  }

  /** The number of a bound, given in the order in which bounds are met. */
  int limit(String bound) {
    return limits.computeIfAbsent(bound, b -> limits.size() + 1);
  }

  /** The statement that tells of a broken rule if it is the first time. */
  String breaks(int rule) {
    return notes.note("broken " + Rule.values()[rule].text());
  }

  /** The same where the rule may not be broken. */
  String breaksPerhaps(int rule) {
    return notes.noteIf(broken(rule), "broken " + Rule.values()[rule].text());
  }

  /** The statement that tells the same of anything else. */
  String note(String what) {
    return notes.note(what);
  }
}
