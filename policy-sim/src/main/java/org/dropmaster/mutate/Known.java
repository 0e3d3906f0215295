package org.dropmaster.mutate;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/**
 * What a test says of the policy as it is.
 *
 * @param cell its verdict with the rules broken
 * @param rules those rules
 * @param probed whether its premise is reached
 * @param states how dear it is
 * @param reached the lines of the policy that it comes to
 * @param written the lines of the policy that are in its program
 */
record Known(
    LitmusTree test,
    String cell,
    Set<Rule> rules,
    boolean probed,
    long states,
    BitSet reached,
    BitSet written) {

  /** Empty where a limit is hit before all is seen. */
  static Optional<Known> of(
      LitmusTree test, PolicyTree policy, List<PolicyTree.Importer> importers, Limits limits) {
    Instance instance = LitmusProgram.of(test, policy, importers);
    Sight sight = new Sight(instance);
    Verdict verdict = LitmusRun.of(instance, limits, sight);
    if (verdict.limit().isPresent()) {
      return Optional.empty();
    }
    String file = policy.span().source().name();
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    rules.addAll(verdict.broken().keySet());
    return Optional.of(
        new Known(
            test,
            verdict.cell(),
            rules,
            verdict.probed(),
            verdict.search().states(),
            sight.lines(file, verdict),
            sight.written(file)));
  }

  /** What the test says of a changed policy; it stops where a further rule is broken. */
  Answer ask(PolicyTree changed, List<PolicyTree.Importer> importers, Limits limits) {
    Instance instance = LitmusProgram.of(test, changed, importers);
    FurtherRule further = new FurtherRule(instance, rules);
    return answer(LitmusRun.of(instance, limits, further), further);
  }

  private Answer answer(Verdict verdict, FurtherRule further) {
    Optional<Rule> rule =
        further
            .found()
            .or(() -> verdict.broken().keySet().stream().filter(this::isNew).findFirst());
    if (rule.isPresent()) {
      return caught("breaks " + rule.get().text());
    } else if (verdict.limit().isPresent()) {
      return new Answer(Answer.Kind.UNKNOWN, test.name(), verdict.limit().get());
    } else if (!verdict.cell().equals(cell)) {
      return caught(cell + " -> " + verdict.cell());
    } else if (verdict.probed() != probed) {
      return caught("its premise is never reached");
    }
    return Answer.SURVIVES;
  }

  private boolean isNew(Rule rule) {
    return !rules.contains(rule);
  }

  private Answer caught(String how) {
    return new Answer(Answer.Kind.CAUGHT, test.name(), how);
  }

  /** Ends a search at the first rule broken that was not broken before. */
  private static final class FurtherRule implements Observer {
    private final Instance instance;
    private final List<Rule> others;
    private Optional<Rule> found = Optional.empty();

    FurtherRule(Instance instance, Set<Rule> known) {
      this.instance = instance;
      this.others = others(known);
    }

    private static List<Rule> others(Set<Rule> known) {
      return Rule.all().stream().filter(r -> !known.contains(r)).toList();
    }

    @Override
    public void state(long id, long[] state, int depth) {
      if (found.isEmpty()) {
        found =
            others.stream()
                .filter(r -> instance.program().broken().get(state, r.ordinal()) != 0)
                .findFirst();
      }
    }

    @Override
    public boolean stop() {
      return found.isPresent();
    }

    Optional<Rule> found() {
      return found;
    }
  }
}
