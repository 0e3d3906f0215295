package org.dropmaster.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Quantifier;
import org.dropmaster.litmus.Observation;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/** Holds a verdict against what was expected. */
public final class Judge {
  private final LitmusTree test;
  private final String policy;
  private final List<Expectation> expected;

  /** Any one of the expectations will do; with none, no rule may break. */
  public Judge(LitmusTree test, String policy, List<Expectation> expected) {
    this.test = test;
    this.policy = policy;
    this.expected = expected;
  }

  /** What the header of a test says, if it says anything. */
  public static Optional<Expectation> header(LitmusTree test) {
    return Optional.ofNullable(test.header().get("Result"))
        .map(result -> new Expectation(result.strip(), place(test)));
  }

  private static String place(LitmusTree test) {
    String text = test.span().source().text();
    int at = text.indexOf("Result:", test.span().start());
    return at < 0 ? test.span().place() : file(test) + ":" + test.span().source().line(at);
  }

  private static String file(LitmusTree test) {
    return test.span().source().name();
  }

  /** The result without its explanation. */
  public Result of(Verdict verdict) {
    List<String> complaints = complaints(verdict);
    return new Result(
        test.name(),
        policy,
        status(verdict, complaints),
        verdict.cell(),
        expected.stream().findFirst(),
        complaints,
        shape(),
        verdict.finals(),
        verdict.search().states(),
        verdict.complete(),
        verdict.search().depth(),
        verdict.exercised(),
        List.copyOf(verdict.broken().keySet()),
        verdict.probed(),
        verdict.reduced(),
        "");
  }

  /** The result where the policy lacks what the test uses. */
  public Result lacking(String what) {
    return new Result(
        test.name(),
        policy,
        Status.NOT_APPLICABLE,
        "-",
        expected.stream().findFirst(),
        List.of(what),
        shape(),
        List.of(),
        0,
        true,
        0,
        Set.of(),
        List.of(),
        true,
        "",
        "");
  }

  private Result.Shape shape() {
    Quantifier quantifier = test.condition().quantifier();
    boolean all = quantifier == Quantifier.FORALL || quantifier == Quantifier.EVENTUALLY;
    String condition = test.condition().span().text().replaceAll("\\s+", " ").strip();
    return new Result.Shape(all ? "Required" : "Allowed", condition);
  }

  private Status status(Verdict verdict, List<String> complaints) {
    if (verdict.limit().isEmpty()) {
      return complaints.isEmpty() ? Status.OK : Status.UNEXPECTED;
    }
    boolean known = verdict.observation() != Observation.UNKNOWN;
    boolean wrong = known && wordsOf(0).stream().noneMatch(verdict.observation().word()::equals);
    return wrong && !expected.isEmpty() || !unforeseen(verdict).isEmpty()
        ? Status.UNEXPECTED
        : Status.UNKNOWN;
  }

  private List<String> complaints(Verdict verdict) {
    List<String> complaints = new ArrayList<>();
    String unknown = verdict.complete() ? "unknown: " : "unknown: a limit was hit: ";
    verdict.limit().ifPresent(l -> complaints.add(unknown + limit(l)));
    boolean open = verdict.limit().isPresent() && unforeseen(verdict).isEmpty();
    if (!asExpected(verdict.cell()) && !open) {
      expected.stream()
          .findFirst()
          .ifPresent(e -> complaints.add("expected " + e.cell() + " (" + e.place() + ")"));
      if (!unforeseen(verdict).isEmpty()) {
        complaints.add("broken: " + String.join(", ", unforeseen(verdict)));
      }
    }
    if (!verdict.probed() && verdict.limit().isEmpty()) {
      complaints.add(
          "the premise is never reached: "
              + test.probe().map(p -> p.span().text().replaceAll("\\s+", " ")).orElse("probe")
              + " ("
              + test.probe().map(p -> p.span().place()).orElse("")
              + ")");
    }
    return complaints;
  }

  /** The search's own limits are the user's to widen; others are the model's. */
  private static String limit(String name) {
    return switch (name) {
      case "STATES" -> "states (--max-states)";
      case "TIME" -> "time (--timeout)";
      case "MEMORY" -> "memory (--max-memory)";
      default -> name;
    };
  }

  /** The rules that broke although nobody expected it. */
  private List<String> unforeseen(Verdict verdict) {
    List<String> foreseen = wordsOf(1);
    return verdict.broken().keySet().stream()
        .map(Rule::text)
        .filter(rule -> !foreseen.contains(rule))
        .toList();
  }

  /** The verdicts that are expected, or behind them the rules. */
  private List<String> wordsOf(int from) {
    return expected.stream()
        .map(e -> List.of(e.cell().split("\\+", -1)))
        .flatMap(words -> from == 0 ? words.stream().limit(1) : words.stream().skip(1))
        .toList();
  }

  private boolean asExpected(String cell) {
    return expected.isEmpty()
        ? cell.indexOf('+') < 0
        : expected.stream().anyMatch(e -> e.cell().equals(cell));
  }
}
