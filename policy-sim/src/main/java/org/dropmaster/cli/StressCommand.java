package org.dropmaster.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.litmus.Applicable;
import org.dropmaster.litmus.Final;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Outcomes;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.ownership.Rule;
import org.dropmaster.report.Judge;
import org.dropmaster.report.Seen;
import org.dropmaster.report.StressText;
import org.dropmaster.stress.Settings;
import org.dropmaster.stress.Standoff;
import org.dropmaster.stress.Stress;
import org.dropmaster.stress.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster stress}: the same test on real threads. */
@Command(
    name = "stress",
    description = {
      "The same test on real threads, many times: a histogram of what was seen, beside what a",
      "search says that can be seen. Which thread comes first is the system's to say, so the",
      "counts differ from run to run; the seed is that of the delays."
    })
final class StressCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "LITMUS", description = "Tests.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Under this policy instead of the test's own; repeatable.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often; ${DEFAULT-VALUE} unless told.")
  private int rounds = 1_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the delays; ${DEFAULT-VALUE} unless told.")
  private long seed = 1;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "A round that takes longer is stuck; ${DEFAULT-VALUE} unless told.")
  private double timeout = 10;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description = "Compare with a search of at most N states; ${DEFAULT-VALUE} unless told.")
  private int maxStates = 1_000_000;

  @Override
  ExitStatus run() {
    Settings settings = settings();
    Loader loader = new Loader(new Texts(System.in));
    List<TestBench.Case> cases = cases(loader);
    TestBench bench =
        new TestBench(loader.importers(), new Bounds(), Optional.empty(), Optional.empty());
    loader.refuseErrors();
    ExitStatus status = ExitStatus.OK;
    for (TestBench.Case each : cases) {
      Set<String> missing = Applicable.missing(each.test(), each.policy(), loader.importers());
      if (!missing.isEmpty()) {
        throw new UsageProblem(
            each.title() + " makes no sense: it lacks " + String.join(", ", missing) + ".");
      }
      status = status.worse(one(each, bench.instance(each), settings));
    }
    return status;
  }

  private Settings settings() {
    if (rounds < 1 || maxStates < 1) {
      throw new UsageProblem("--rounds and --max-states want a number from 1 up.");
    }
    double nanos = timeout * 1e9;
    if (!(nanos >= 1) || nanos > Long.MAX_VALUE) {
      throw new UsageProblem("--timeout wants a number of seconds above 0.");
    }
    return new Settings(rounds, seed, Duration.ofNanos((long) nanos));
  }

  private List<TestBench.Case> cases(Loader loader) {
    List<TestBench.Case> cases = new ArrayList<>();
    for (String word : words) {
      Optional<LitmusTree> test = loader.test(word);
      for (String policy : test.map(this::policies).orElse(List.of())) {
        loader
            .policy(policy)
            .ifPresent(tree -> cases.add(new TestBench.Case(test.get(), tree, policy)));
      }
    }
    return cases;
  }

  private List<String> policies(LitmusTree test) {
    return policies.isEmpty() ? RunCommand.policiesOf(test) : policies;
  }

  private ExitStatus one(TestBench.Case of, Instance instance, Settings settings) {
    Seen seen = new Seen(LitmusRun.of(instance, Limits.NONE.withStates(maxStates), Observer.NONE));
    Outcomes outcomes = new Outcomes(instance);
    List<Standoff> deadlocks = new ArrayList<>();
    Tally tally =
        tally(
            instance,
            settings,
            last -> {
              Optional<Final> outcome = outcomes.of(last);
              outcome.ifPresentOrElse(seen::add, seen::addBounded);
              if (deadlocks.isEmpty()
                  && outcome.map(Final::broken).orElse(Set.of()).contains(Rule.DEADLOCK)) {
                deadlocks.add(Standoff.of(instance.program(), last));
              }
            });
    boolean broken = broken(of.test(), seen);
    out()
        .print(
            StressText.of(
                of.title(), settings, seen, tally, broken, deadlocks.stream().findFirst()));
    out().flush();
    return status(seen, tally, broken);
  }

  private static Tally tally(Instance instance, Settings settings, Consumer<long[]> ended) {
    try {
      return Stress.run(instance.program(), settings, ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageProblem("interrupted.");
    }
  }

  /** A rule that the test's header foresees is no surprise. */
  private static boolean broken(LitmusTree test, Seen seen) {
    List<String> foreseen =
        Judge.header(test).map(e -> List.of(e.cell().split("\\+"))).orElse(List.of());
    return seen.broken().keySet().stream().anyMatch(rule -> !foreseen.contains(rule.text()));
  }

  private static ExitStatus status(Seen seen, Tally tally, boolean broken) {
    if (broken || !seen.unforeseen().isEmpty()) {
      return ExitStatus.BROKEN;
    }
    return tally.stuck().isPresent() || !seen.complete() ? ExitStatus.LIMIT : ExitStatus.OK;
  }
}
