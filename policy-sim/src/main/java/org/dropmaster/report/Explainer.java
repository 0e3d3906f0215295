package org.dropmaster.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dropmaster.explain.Explanation;
import org.dropmaster.explain.Line;
import org.dropmaster.explain.Scene;
import org.dropmaster.explain.Section;
import org.dropmaster.explain.Splat;
import org.dropmaster.explore.Witness;
import org.dropmaster.litmus.Observation;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/** Picks the run that shows best why a result is not the expected one, and tells it. */
public final class Explainer {
  private static final String POSITIVE = "positive";
  private static final String NEGATIVE = "negative";

  private final Scene scene;
  private final Verdict verdict;
  private final Result result;

  public Explainer(Scene scene, Verdict verdict, Result result) {
    this.scene = scene;
    this.verdict = verdict;
    this.result = result;
  }

  /** Every run worth keeping, by a name: of each broken rule, and of an unexpected verdict. */
  public Map<String, Witness> witnesses() {
    Map<String, Witness> all = new LinkedHashMap<>();
    verdict.broken().forEach((rule, witness) -> all.put(rule.text(), witness));
    if (all.isEmpty() && result.status() == Status.UNEXPECTED) {
      verdict.positive().filter(w -> showsPositive()).ifPresent(w -> all.put(POSITIVE, w));
      verdict.negative().filter(w -> !showsPositive()).ifPresent(w -> all.put(NEGATIVE, w));
    }
    return all;
  }

  /**
   * The report of the one run that says most, empty if there is none.
   *
   * @param replay says how to see the run of that name again
   */
  public Optional<String> text(UnaryOperator<String> replay) {
    Map<String, Witness> all = witnesses();
    return all.keySet().stream()
        .filter(this::unforeseen)
        .min(Comparator.comparing((String name) -> !asked(name)).thenComparing(n -> length(all, n)))
        .or(() -> all.keySet().stream().findFirst())
        .map(name -> text(name, replay));
  }

  /** The report of the run of that name. */
  public String text(String name, UnaryOperator<String> replay) {
    Witness witness = Optional.ofNullable(witnesses().get(name)).orElseThrow();
    Explanation told =
        Rule.of(name)
            .map(rule -> Explanation.of(scene, rule, witness, verdict.otherOrders()))
            .orElseGet(() -> Explanation.of(scene, headline(), why(name), witness));
    return Splat.text(told, replay.apply(name));
  }

  /** Whether the test asks for just that. */
  private boolean asked(String name) {
    return result.shape().condition().contains(name);
  }

  private static int length(Map<String, Witness> all, String name) {
    return Optional.ofNullable(all.get(name)).map(Witness::length).orElse(Integer.MAX_VALUE);
  }

  private boolean unforeseen(String name) {
    return result.expected().stream().noneMatch(e -> e.cell().contains(name));
  }

  private boolean showsPositive() {
    return result.expected().stream().noneMatch(e -> e.cell().startsWith(Observation.ALWAYS.word()))
        && verdict.positive().isPresent();
  }

  private String headline() {
    if (!result.reached()) {
      return "the premise is never reached";
    }
    return result.word()
        + result.expected().map(e -> " where " + e.cell() + " was expected").orElse("");
  }

  private Section why(String name) {
    String title =
        name.equals(POSITIVE)
            ? "a run after which the condition holds:"
            : "a run after which the condition does not hold:";
    return new Section(title, java.util.List.of(new Line(result.shape().condition(), "")));
  }
}
