package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dropmaster.explore.Witness;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.state.Cells;

/** A run with what can be asked of it: who changed a field last, and in which call. */
final class History {
  private final Scene scene;
  private final Witness witness;
  private final List<Moment> moments;
  private final List<List<Change>> changes = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Machine machine;
  private final Words words;

  History(Scene scene, Witness witness) {
    this.scene = scene;
    this.witness = witness;
    this.moments = Trace.of(scene.instance().program(), witness);
    this.machine = new Machine(scene.instance().program());
    this.words = new Words(scene);
    Map<Integer, Call> current = new HashMap<>();
    for (Moment moment : moments) {
      changes.add(
          Change.between(scene.instance().program().layout(), moment.before(), moment.after()));
      Origin origin = moment.step().origin();
      Call before = current.get(moment.actor());
      if (before == null || begins(origin, before)) {
        before = new Call(moment.actor(), calls.size(), origin);
        current.put(moment.actor(), before);
      }
      calls.add(before);
    }
  }

  private boolean begins(Origin origin, Call before) {
    return origin.file().equals(scene.file())
        || origin.text().startsWith("the thread ") && !before.name().equals("exit");
  }

  Scene scene() {
    return scene;
  }

  Words words() {
    return words;
  }

  Machine machine() {
    return machine;
  }

  List<Moment> moments() {
    return moments;
  }

  int moves() {
    return witness.length();
  }

  /** Behind how many moves the loop begins of a run that never ends; all of them where it does. */
  int loop() {
    return witness.loop();
  }

  /** The state that the run ends in, as the search saw it. */
  long[] end() {
    long[] state = new long[scene.instance().program().layout().words()];
    witness.state(witness.length(), state);
    return state;
  }

  /** The state that the last move was made in, as the search saw it. */
  long[] stateBeforeLastMove() {
    long[] state = new long[scene.instance().program().layout().words()];
    witness.state(Math.max(0, witness.length() - 1), state);
    return state;
  }

  List<Change> changes(int moment) {
    return changes.get(moment);
  }

  Call call(int moment) {
    return calls.get(moment);
  }

  /** The last statement; a run that breaks a rule has one. */
  int last() {
    return moments.size() - 1;
  }

  /** The statements of the last move, first to last. */
  List<Moment> lastMove() {
    return moments.stream().filter(m -> m.move() == witness.length() - 1).toList();
  }

  /** The last statement before that one that changed a field in such a way; -1 for none. */
  int changed(Cells cells, int index, Predicate<Change> how, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (changes.get(i).stream().anyMatch(c -> c.of(cells, index) && how.test(c))) {
        return i;
      }
    }
    return -1;
  }

  /** A field of the layout by its name. */
  Optional<Cells> cells(String name) {
    return scene.instance().program().layout().fields().stream()
        .filter(cells -> cells.name().equals(name))
        .findFirst();
  }

  /** {@code at: STATEMENT} with its place; a step of the kernel has its call's. */
  Line line(String what, int at) {
    Moment moment = moments.get(at);
    String actor = scene.actor(moment.actor());
    String said = moment.written() ? moment.text() : calls.get(at).text();
    String place = moment.written() ? moment.place() : calls.get(at).place();
    return new Line(what.replace("{}", actor) + ", at: " + said, place);
  }

  /** Whether an actor is a thread of the test. */
  boolean isUser(int actor) {
    return actor < scene.instance().shape().threads().size();
  }

  /** Where an actor goes on after the run. */
  Origin next(int actor) {
    return step(actor).origin();
  }

  /** Whether an actor has nothing left to do but to die. */
  boolean rests(int actor) {
    return next(actor).text().startsWith("the thread has ended")
        || next(actor).text().startsWith("the process is gone");
  }

  private Step step(int actor) {
    Routine routine = scene.instance().program().routines().get(actor);
    return routine.steps().get(routine.pc().get(end(), 0));
  }
}
