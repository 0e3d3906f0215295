package org.dropmaster.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.litmus.Final;
import org.dropmaster.ownership.Rule;

/**
 * What came of one test under one policy: all that writers need, and nothing of the search itself.
 *
 * @param cell the verdict with the rules broken on the way, {@code -} where the test does not apply
 * @param expected what it should have been, if anybody said so
 * @param complaints each in a sentence: why it is not as expected, or unknown
 * @param states distinct states of the search
 * @param complete whether these are all, whatever else is known
 * @param depth the longest of all shortest ways to a state
 * @param exercised the rules whose premise held at some moment
 * @param reached whether some run got to the premise of the test
 * @param reduced in words what the search left out, and so its counts; empty for the usual
 * @param explanation the report of the run that should not be, empty for none
 */
public record Result(
    String test,
    String policy,
    Status status,
    String cell,
    Optional<Expectation> expected,
    List<String> complaints,
    Shape shape,
    List<Final> outcomes,
    long states,
    boolean complete,
    int depth,
    Set<Rule> exercised,
    List<Rule> broken,
    boolean reached,
    String reduced,
    String explanation)
    implements Case {

  /**
   * What kind of test it is.
   *
   * @param word Allowed or Required
   * @param condition as it is written
   */
  public record Shape(String word, String condition) {}

  /** Copies the lists. */
  public Result {
    complaints = List.copyOf(complaints);
    outcomes = List.copyOf(outcomes);
    exercised = Set.copyOf(exercised);
    broken = List.copyOf(broken);
  }

  /** The same, with the report of the run that should not be. */
  public Result explained(String text) {
    return with(status, complaints, text);
  }

  /** The same, judged anew. */
  public Result judged(Status anew, List<String> why) {
    return with(anew, why, explanation);
  }

  /** The same, as what is expected from now on. */
  public Result accepted() {
    Optional<Expectation> now = Optional.of(new Expectation(cell, ExpectedTable.FILE));
    Status fits = ran() ? Status.OK : Status.NOT_APPLICABLE;
    return new Result(
        test, policy, fits, cell, now, List.of(), shape, outcomes, states, complete, depth,
        exercised, broken, reached, reduced, "");
  }

  private Result with(Status anew, List<String> why, String text) {
    return new Result(
        test, policy, anew, cell, expected, why, shape, outcomes, states, complete, depth,
        exercised, broken, reached, reduced, text);
  }

  /** Whether there was a search at all. */
  public boolean ran() {
    return !cell.equals("-");
  }

  /** The verdict alone: Never, Sometimes, Always, Unknown or {@code -}. */
  public String word() {
    int plus = cell.indexOf('+');
    return plus < 0 ? cell : cell.substring(0, plus);
  }

  /** How many distinct final outcomes satisfy the condition. */
  public long positives() {
    return outcomes.stream().filter(Final::positive).count();
  }

  /** How many do not. */
  public long negatives() {
    return outcomes.size() - positives();
  }
}
