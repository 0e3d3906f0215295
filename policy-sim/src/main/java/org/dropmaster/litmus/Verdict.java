package org.dropmaster.litmus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.explore.Outcome;
import org.dropmaster.explore.Witness;
import org.dropmaster.ownership.Rule;

/**
 * What came of a test under a policy, with the search behind it.
 *
 * @param search the counts of the search
 * @param finals the distinct final outcomes, in order
 * @param broken for each rule that some run broke, the shortest run that does
 * @param otherOrders where locks are taken in different orders, the runs that take them as the one
 *     in {@code broken} does not
 * @param positive the shortest run that satisfies the condition
 * @param negative the shortest run to a final state that does not
 * @param exercised the rules whose premise held at some moment
 * @param probed whether the test's premise was reached; true where it has no probe
 * @param limit the bound that was reached, if one was: the verdict is then unknown
 * @param covered for each actor the steps that some run took
 * @param reduced in words what the search left out, and so its counts; empty for the usual
 */
public record Verdict(
    Instance instance,
    Observation observation,
    Outcome search,
    List<Final> finals,
    Map<Rule, Witness> broken,
    List<Witness> otherOrders,
    Optional<Witness> positive,
    Optional<Witness> negative,
    Set<Rule> exercised,
    boolean probed,
    Optional<String> limit,
    List<boolean[]> covered,
    String reduced) {

  /** Whether every state was searched, whatever else leaves the verdict open. */
  public boolean complete() {
    return limit.isEmpty() || limit.equals(Optional.of(LitmusRun.OPEN));
  }

  /** The same, which some bound has left unknown. */
  Verdict limitedBy(Optional<String> bound) {
    return new Verdict(
        instance,
        observation,
        search,
        finals,
        broken,
        otherOrders,
        positive,
        negative,
        exercised,
        probed,
        bound,
        covered,
        reduced);
  }

  /** How many distinct final outcomes satisfy the condition. */
  public long positives() {
    return finals.stream().filter(Final::positive).count();
  }

  /** How many do not. */
  public long negatives() {
    return finals.size() - positives();
  }

  /** The verdict with the rules broken on the way, as a cell of the matrix: Never+deadlock. */
  public String cell() {
    StringBuilder cell = new StringBuilder(observation.word());
    for (Rule rule : Rule.values()) {
      if (broken.containsKey(rule)) {
        cell.append('+').append(rule.text());
      }
    }
    return cell.toString();
  }
}
