package org.dropmaster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dropmaster.explore.Limits;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.mutate.Campaign;
import org.dropmaster.mutate.Findings;
import org.dropmaster.mutate.FindingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster mutate}: which lines carry the design. */
@Command(
    name = "mutate",
    description = {
      "Deletes, swaps and weakens each line of a policy in turn, and names the test that",
      "notices. A line that no test misses wants a comment 'kept: REASON'.",
      "A search that hits a limit notices nothing."
    })
final class MutateCommand extends Subcommand {
  private static final int MOST_THREADS = 64;

  @Parameters(arity = "1..*", paramLabel = "POLICY", description = "Policies.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "LITMUS",
      description = "Only by this test, instead of all the built-in ones; repeatable.")
  private List<String> tests = new ArrayList<>();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description = "Stop a search at N states; ${DEFAULT-VALUE} unless told.")
  private int maxStates = 100_000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Changes tried at a time; ${DEFAULT-VALUE} unless told.")
  private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = {"-v", "--verbose"},
      description = "Also list each weaker line that a test notices.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the sum.")
  private boolean quiet;

  @Override
  ExitStatus run() {
    if (maxStates < 1) {
      throw new UsageProblem("--max-states wants a number from 1 up.");
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new UsageProblem("--threads wants a number from 1 to " + MOST_THREADS + ".");
    }
    Loader loader = new Loader(new Texts(System.in));
    List<PolicyTree> policies = words.stream().flatMap(w -> loader.policy(w).stream()).toList();
    List<LitmusTree> asked =
        (tests.isEmpty() ? TextKind.TEST.names() : tests)
            .stream().flatMap(w -> loader.test(w).stream()).toList();
    List<PolicyTree.Importer> importers = loader.importers();
    loader.refuseErrors();
    ExitStatus status = ExitStatus.OK;
    for (PolicyTree policy : policies) {
      status = status.worse(one(policy, importers, asked));
    }
    return status;
  }

  private ExitStatus one(
      PolicyTree policy, List<PolicyTree.Importer> importers, List<LitmusTree> asked) {
    Optional<StatusLine> line =
        Terminal.err() && !quiet ? Optional.of(new StatusLine(err())) : Optional.empty();
    Consumer<String> progress = what -> line.ifPresent(l -> l.show(policy.name() + ": " + what));
    Findings findings =
        new Campaign(policy, importers, Limits.NONE.withStates(maxStates), threads, progress)
            .run(asked);
    line.ifPresent(StatusLine::end);
    out().print(quiet ? FindingsText.sum(findings) : FindingsText.of(findings, verbose));
    out().flush();
    return status(findings);
  }

  private ExitStatus status(Findings findings) {
    if (findings.tests() == 0) {
      boolean limit = !findings.left().isEmpty();
      err()
          .println(
              limit
                  ? "dropmaster: every test hit the limit, so no line was tried."
                  : "dropmaster: no test applies to " + findings.policy() + ".");
      return limit ? ExitStatus.LIMIT : ExitStatus.USAGE;
    }
    if (findings.count(Findings.Standing.MISSED) > 0) {
      return ExitStatus.BROKEN;
    }
    boolean unknown = findings.count(Findings.Standing.UNKNOWN) > 0;
    return unknown ? ExitStatus.LIMIT : ExitStatus.OK;
  }
}
