package org.dropmaster.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dropmaster.compile.CompileException;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.threads.Pieces;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Applicable;

/**
 * Asks the tests that apply to a policy about each change to it, cheapest first, until one gives
 * another verdict.
 *
 * <p>A test is asked only about changes to lines that its runs come to. A search that ends at a
 * limit catches nothing, unless a further rule was broken before.
 */
public final class Campaign {
  private final PolicyTree policy;
  private final List<PolicyTree.Importer> importers;
  private final Limits limits;
  private final Pieces pieces;
  private final Consumer<String> progress;

  /**
   * Of one policy.
   *
   * @param limits of each single search
   * @param threads how many changes are tried at a time; the result is the same with one
   * @param progress is told now and then how far it is
   */
  public Campaign(
      PolicyTree policy,
      List<PolicyTree.Importer> importers,
      Limits limits,
      int threads,
      Consumer<String> progress) {
    this.policy = policy;
    this.importers = importers;
    this.limits = limits;
    this.pieces = new Pieces(threads);
    this.progress = progress;
  }

  /** Holds every change against these tests, as far as they apply. */
  public Findings run(List<LitmusTree> tests) {
    List<LitmusTree> fitting =
        tests.stream().filter(t -> Applicable.missing(t, policy, importers).isEmpty()).toList();
    List<Known> known = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<Optional<Known>> all = pieces.all(fitting.stream().map(this::known).toList());
    for (int i = 0; i < all.size(); i++) {
      String name = fitting.get(i).name();
      all.get(i).ifPresentOrElse(known::add, () -> left.add(name));
    }
    known.sort(Comparator.comparingLong(Known::states));
    List<PolicyLine> lines = Mutants.of(policy);
    List<Callable<List<Answer>>> work =
        lines.stream().<Callable<List<Answer>>>map(l -> () -> answers(l, known)).toList();
    List<List<Answer>> answers = pieces.all(work);
    List<Findings.OfLine> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      found.add(new Findings.OfLine(lines.get(i), answers.get(i)));
    }
    return new Findings(policy.name(), known.size(), left, found);
  }

  private Callable<Optional<Known>> known(LitmusTree test) {
    return () -> {
      progress.accept(test.name());
      return Known.of(test, policy, importers, limits);
    };
  }

  private List<Answer> answers(PolicyLine line, List<Known> tests) {
    progress.accept("line " + line.number());
    return line.mutants().stream().map(m -> answer(m, tests)).toList();
  }

  private Answer answer(Mutant mutant, List<Known> tests) {
    Answer answer = Answer.SURVIVES;
    for (Known test : tests) {
      if (!mutant.place().noticed(test.reached(), test.written())) {
        continue;
      }
      Answer said = ask(test, mutant);
      if (said.kind() == Answer.Kind.CAUGHT || said.kind() == Answer.Kind.NO_PROGRAM) {
        return said;
      }
      answer = answer.kind() == Answer.Kind.SURVIVES ? said : answer;
    }
    return answer;
  }

  private Answer ask(Known test, Mutant mutant) {
    try {
      return test.ask(mutant.policy(), importers, limits);
    } catch (CompileException e) {
      return new Answer(Answer.Kind.NO_PROGRAM, "", String.valueOf(e.getMessage()));
    }
  }
}
