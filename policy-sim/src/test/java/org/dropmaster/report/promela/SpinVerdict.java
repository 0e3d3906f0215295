package org.dropmaster.report.promela;

import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.litmus.Observation;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/**
 * What two checkers must agree on.
 *
 * @param states distinct states
 * @param transitions moves out of them
 * @param observation Never, Sometimes or Always
 * @param broken the rules that some run broke, by name
 */
record SpinVerdict(long states, long transitions, Observation observation, Set<String> broken) {
  /** What we say; one move is added for the initial state and each final one, as SPIN counts. */
  static SpinVerdict ours(Verdict verdict) {
    Set<String> broken = new TreeSet<>();
    verdict.broken().keySet().forEach(rule -> broken.add(rule.text()));
    long moves = verdict.search().transitions() + verdict.search().finals() + 1;
    return new SpinVerdict(verdict.search().states(), moves, verdict.observation(), broken);
  }

  /** What SPIN says. */
  static SpinVerdict spins(Spin.Heard heard) {
    Set<String> broken = new TreeSet<>();
    Inversion inversion = new Inversion();
    for (String note : heard.notes()) {
      String[] words = note.split(" ", -1);
      if (words[0].equals("broken")) {
        broken.add(words[1]);
      } else if (words[0].equals("order")) {
        inversion.add(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      }
    }
    if (inversion.found()) {
      broken.add(Rule.LOCK_INVERSION.text());
    }
    return new SpinVerdict(heard.states(), heard.transitions(), observation(heard.notes()), broken);
  }

  private static Observation observation(Set<String> notes) {
    boolean positive = notes.contains("positive");
    if (positive && notes.contains("negative")) {
      return Observation.SOMETIMES;
    }
    if (notes.contains("limit")) {
      return Observation.UNKNOWN;
    }
    return positive ? Observation.ALWAYS : Observation.NEVER;
  }
}
