package org.dropmaster.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropmaster.explain.Narration;
import org.dropmaster.explain.Told;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.NamedPolicies;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.ownership.Rule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster replay}: a witness step by step, without a search. */
@Command(name = "replay", description = "A witness step by step, without a search.")
final class ReplayCommand extends Subcommand {
  @Parameters(paramLabel = "WITNESS", description = "A litmus test with a schedule; '-' is a mail.")
  private String word = "";

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Under this policy instead of the one that the witness names.")
  private @Nullable String policy;

  @Option(names = "--step", description = "One step for each Enter; u undoes one, q ends.")
  private boolean step;

  @Override
  ExitStatus run() {
    Loader loader = new Loader(new Texts(System.in));
    Optional<LitmusTree> test = loader.test(word);
    Optional<PolicyTree> tree = test.flatMap(t -> policy(loader, t));
    loader.refuseErrors();
    return replay(loader, new TestBench.Case(test.orElseThrow(), tree.orElseThrow(), word));
  }

  private Optional<PolicyTree> policy(Loader loader, LitmusTree test) {
    if (policy != null) {
      return loader.policy(policy);
    }
    List<String> named = NamedPolicies.of(test);
    if (named.isEmpty()) {
      throw new UsageProblem("'" + word + "' names no policy: add --policy.");
    }
    return loader.policy(named.get(0), "'" + word + "'");
  }

  private ExitStatus replay(Loader loader, TestBench.Case of) {
    if (of.test().schedule().isEmpty()) {
      throw new UsageProblem(
          "'" + word + "' has no schedule. 'dropmaster run --save-witness DIR' writes witnesses.");
    }
    TestBench bench =
        new TestBench(loader.importers(), new Bounds(), Optional.empty(), Optional.empty());
    Instance instance = bench.instance(of);
    Witness witness = new Schedule(instance).witness(of.test().schedule());
    Narration narration = new Narration(bench.scene(of, instance), witness);
    out().println("Replay of " + of.title() + ": " + witness.length() + " steps");
    List<Told> moves = narration.moves();
    if (step) {
      new StepByStep(moves, out(), System.in).run();
    } else {
      for (int i = 0; i < moves.size(); i++) {
        out().print(StepByStep.text(i + 1, moves.get(i)));
      }
    }
    return end(of.test(), narration.broken());
  }

  /** Of two orders of locks a run takes one. */
  private ExitStatus end(LitmusTree test, List<Rule> broken) {
    if (broken.isEmpty()) {
      boolean half = test.header().getOrDefault("Result", "").contains(Rule.LOCK_INVERSION.text());
      out()
          .println(
              half
                  ? "ok: this run alone breaks no rule; a lock_inversion takes two"
                  : "ok: no rule is broken");
      return ExitStatus.OK;
    }
    String rules = broken.stream().map(Rule::text).collect(Collectors.joining(", "));
    out().println("broken: " + rules);
    return ExitStatus.BROKEN;
  }
}
