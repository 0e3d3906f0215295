package org.dropmaster.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.litmus.Applicable;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.promela.PromelaModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster export}: the same thing for another tool. */
@Command(
    name = "export",
    description = {
      "A litmus test under a policy as a model for another checker.",
      "promela: for SPIN, which then prints the verdict and counts the same states."
    })
final class ExportCommand extends Subcommand {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}.")
  private Target target = Target.PROMELA;

  @Parameters(paramLabel = "LITMUS", description = "A built-in test, a file, or '-'.")
  private String word = "";

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Under this policy instead of the first of the test's own.")
  private @Nullable String policy;

  /** Whom it is for. */
  enum Target {
    PROMELA;

    String text(String title, Instance instance) {
      return switch (this) {
        case PROMELA -> PromelaModel.of(title, instance);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  ExitStatus run() {
    Loader loader = new Loader(new Texts(System.in));
    Optional<TestBench.Case> found = loader.test(word).flatMap(test -> under(loader, test));
    loader.refuseErrors();
    err().print(loader.warnings());
    TestBench.Case chosen = found.orElseThrow();
    Set<String> lacking = Applicable.missing(chosen.test(), chosen.policy(), loader.importers());
    if (!lacking.isEmpty()) {
      throw new UsageProblem(
          "'"
              + chosen.policy().name()
              + "' lacks what the test uses: "
              + String.join(", ", lacking)
              + ". Name another --policy.");
    }
    TestBench bench =
        new TestBench(loader.importers(), new Bounds(), Optional.empty(), Optional.empty());
    out().print(target.text(chosen.title(), bench.instance(chosen)));
    return ExitStatus.OK;
  }

  private Optional<TestBench.Case> under(Loader loader, LitmusTree test) {
    String named = policy != null ? policy : RunCommand.policiesOf(test).get(0);
    return loader.policy(named).map(tree -> new TestBench.Case(test, tree, named));
  }
}
