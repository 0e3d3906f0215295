package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.explore.Witness;
import org.dropmaster.litmus.Instance;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Program;
import org.dropmaster.program.Step;

/** A run move by move, in words. */
public final class Narration {
  private final Scene scene;
  private final History history;

  public Narration(Scene scene, Witness witness) {
    this.scene = scene;
    this.history = new History(scene, witness);
  }

  /** Every move, in order. */
  public List<Told> moves() {
    List<Told> moves = new ArrayList<>();
    for (int move = 0; move < history.moves(); move++) {
      moves.add(told(move));
    }
    return moves;
  }

  private Told told(int move) {
    Set<Line> lines = new LinkedHashSet<>();
    List<String> changes = new ArrayList<>();
    int actor = 0;
    for (int i = 0; i < history.moments().size(); i++) {
      Moment moment = history.moments().get(i);
      if (moment.move() == move) {
        actor = moment.actor();
        List<String> words = history.words().of(history.changes(i));
        if (!words.isEmpty() || moment.step().fuse() != Step.Fuse.BEFORE) {
          lines.add(new Line(moment.text(), place(moment)));
        }
        changes.addAll(words);
      }
    }
    return new Told(scene.actor(actor), List.copyOf(lines), changes);
  }

  /** Lines of the witness itself need no name. */
  private String place(Moment moment) {
    Origin origin = moment.step().origin();
    return origin.file().equals(scene.file()) ? ":" + origin.line() : moment.place();
  }

  /** The rules that the run has broken at its end. */
  public List<Rule> broken() {
    Instance instance = scene.instance();
    Program program = instance.program();
    Machine machine = new Machine(program);
    long[] end = history.end();
    List<Rule> found = new ArrayList<>();
    for (Rule rule : Rule.all()) {
      if (program.broken().get(end, rule.ordinal()) != 0) {
        found.add(rule);
      }
    }
    boolean over = program.ended().get(end, 0) != 0;
    boolean[] moves = {false};
    machine.expand(end, (actor, choice, next) -> moves[0] = true);
    if (!over && !moves[0]) {
      instance
          .atEnd()
          .forEach(
              (rule, breaks) -> {
                if (Reasons.holds(machine, breaks, end)) {
                  found.add(rule);
                }
              });
    }
    return found;
  }
}
