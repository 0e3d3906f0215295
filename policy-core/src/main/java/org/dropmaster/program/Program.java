package org.dropmaster.program;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * A whole instance: every actor's steps over one layout. Everything that walks, prints or exports a
 * model reads this and nothing else.
 *
 * @param routines the actors, in the order in which moves are enumerated
 * @param setup effects that turn the state of zeros into the initial one
 * @param broken one flag a rule, by {@code Rule.ordinal()}
 * @param fatal which rules end the run
 * @param ended whether the run has been ended by a fatal rule or a limit
 * @param limit which limit ended it, 0 for none; {@link Machine#limitName} tells its name
 * @param lockClasses names of the lock classes, by number
 * @param locks who holds what: used for the order in which classes are taken
 */
public record Program(
    Layout layout,
    List<Routine> routines,
    List<Effect> setup,
    List<Watch> watches,
    Cells broken,
    List<Boolean> fatal,
    Cells ended,
    Cells limit,
    List<String> lockClasses,
    List<Held> locks) {

  /**
   * One way to hold a lock.
   *
   * @param lockClass its class
   * @param holder true for the actor given by number, as a term for each actor
   */
  public record Held(int lockClass, List<Term> holder) {}

  /** For each actor and step, a bit for each watch whose view the step may change. */
  public List<long[]> watchMasks() {
    Views views = views();
    List<long[]> all = new ArrayList<>();
    for (Routine routine : routines) {
      all.add(routine.steps().stream().mapToLong(views::changed).toArray());
    }
    return all;
  }

  Views views() {
    return new Views(watches, broken);
  }

  /**
   * The same program statement by statement, for those who explain a run: nothing happens together,
   * registers keep their last value, and the monitor's watches, which judge whole moves, are off.
   */
  public Program unfused() {
    return with(routines.stream().map(Routine::unfused).toList(), List.of());
  }

  /** The same program with a moment for each step, also for those that nobody can notice. */
  public Program stepwise() {
    return with(routines.stream().map(Routine::stepwise).toList(), watches);
  }

  private Program with(List<Routine> other, List<Watch> watching) {
    return new Program(
        layout, other, setup, watching, broken, fatal, ended, limit, lockClasses, locks);
  }
}
