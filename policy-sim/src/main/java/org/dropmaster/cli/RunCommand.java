package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.litmus.Reduction;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.NamedPolicies;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.Expectation;
import org.dropmaster.report.Herd;
import org.dropmaster.report.Judge;
import org.dropmaster.report.Lapse;
import org.dropmaster.report.Report;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;
import org.dropmaster.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster run}: litmus tests, with herd-style verdicts. */
@Command(
    name = "run",
    description = {
      "Litmus tests, with herd-style verdicts. Without any, all the built-in ones.",
      "A test or a policy is a built-in name, a file, or '-' for a mail on standard input."
    })
final class RunCommand extends Subcommand {
  @Parameters(paramLabel = "LITMUS", description = "Tests.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Under this policy instead of the test's own; repeatable.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--save-witness",
      paramLabel = "DIR",
      description = "Save each run that breaks something as a litmus file.")
  private @Nullable Path witnesses;

  @Option(names = "--strict", description = "A rule that was never exercised is an error.")
  private boolean strict;

  @Option(
      names = "--print",
      paramLabel = "WHAT",
      description = "Print ${COMPLETION-CANDIDATES} instead of running.")
  private @Nullable Print print;

  @Option(names = "--list", description = "List the built-in tests, policies and importers.")
  private boolean list;

  @Mixin private Bounds bounds = new Bounds();
  @Mixin private WorkerThreads workers = new WorkerThreads();
  @Mixin private Reductions reductions = new Reductions();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  ExitStatus run() {
    if (list || print != null) {
      outputs.refuseBeside(list ? "--list" : "--print");
    }
    if (list) {
      return list();
    }
    outputs.refuseUnwritable();
    if (witnesses != null) {
      FileWriting.refuseUnwritableFolder(witnesses);
    }
    Loader loader = new Loader(new Texts(System.in));
    List<TestBench.Case> cases = cases(loader);
    loader.refuseErrors();
    refuseNamesakes(cases);
    outputs.refuseInputs(loader.files());
    if (witnesses != null) {
      refuseWitnessesOver(witnesses, cases, loader.files());
    }
    err().print(loader.warnings());
    err().flush();
    TestBench bench =
        new TestBench(
                loader.importers(),
                bounds,
                Terminal.err() && !outputs.quiet() ? Optional.of(err()) : Optional.empty(),
                Optional.ofNullable(witnesses))
            .searching(reductions.or(Reduction.USUAL), workers::join);
    if (print != null) {
      Print what = print;
      cases.forEach(each -> out().print(what.text(bench, each)));
      return ExitStatus.OK;
    }
    List<Result> results = cases.stream().map(each -> one(bench, each)).toList();
    ExitStatus status = report(results);
    if (outputs.text()) {
      out().print(Unasked.of(cases.stream().map(TestBench.Case::policy).distinct().toList()));
    }
    return status;
  }

  private ExitStatus list() {
    for (TextKind kind : TextKind.values()) {
      kind.names().forEach(name -> out().println(kind.word() + "\t" + name));
    }
    return ExitStatus.OK;
  }

  private List<TestBench.Case> cases(Loader loader) {
    List<TestBench.Case> cases = new ArrayList<>();
    policies.forEach(loader::policy);
    for (String word : words.isEmpty() ? TextKind.TEST.names() : words) {
      loader
          .test(word)
          .ifPresent(
              test -> {
                for (String policy : policies(test)) {
                  loader
                      .policy(policy, "test '" + test.name() + "'")
                      .ifPresent(tree -> cases.add(new TestBench.Case(test, tree, policy)));
                }
              });
    }
    return cases;
  }

  /** Results and witnesses are told apart by the names of the test and the policy. */
  private static void refuseNamesakes(List<TestBench.Case> cases) {
    Map<String, TestBench.Case> seen = new HashMap<>();
    for (TestBench.Case each : cases) {
      TestBench.@Nullable Case other = seen.putIfAbsent(each.title(), each);
      if (other != null && !other.same(each)) {
        throw new UsageProblem(
            "'%s' and '%s' are both %s; run one at a time, or rename one."
                .formatted(other.unlike(each), each.unlike(other), each.title()));
      }
    }
  }

  private static void refuseWitnessesOver(
      Path folder, List<TestBench.Case> cases, Set<Path> files) {
    for (TestBench.Case each : cases) {
      String start = each.test().name() + "." + each.policy().name() + ".";
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(start) && FileWriting.same(folder.resolve(name), file)) {
          throw new UsageProblem(
              "--save-witness would write over '%s', which is read; take another folder."
                  .formatted(file));
        }
      }
    }
  }

  private List<String> policies(LitmusTree test) {
    return policies.isEmpty() ? policiesOf(test) : policies;
  }

  /** The policies that a test's header names. */
  static List<String> policiesOf(LitmusTree test) {
    List<String> named = NamedPolicies.of(test);
    if (named.isEmpty()) {
      throw new UsageProblem(
          "test '" + test.name() + "' names no policy. Add --policy, or a line ' * Policy: NAME'.");
    }
    return named;
  }

  private Result one(TestBench bench, TestBench.Case each) {
    Result result = own(bench.run(each, expected(each), outputs.verbose()));
    if (outputs.text()) {
      boolean brief = outputs.quiet();
      String text = brief ? Herd.observation(result) : Herd.block(result);
      String gap = brief || result.explanation().isEmpty() ? "" : "\n";
      out().print(outputs.paint(text + gap + result.explanation() + (brief ? "" : "\n")));
      out().flush();
    }
    return result;
  }

  /** What the test asks for; a verdict that the table has for this policy is no surprise either. */
  private static List<Expectation> expected(TestBench.Case each) {
    List<Expectation> expected = new ArrayList<>(Judge.header(each.test()).stream().toList());
    BuiltInTable.row(each)
        .filter(row -> !row.breaksRules())
        .ifPresent(row -> expected.add(row.expectation()));
    return expected;
  }

  private ExitStatus report(List<Result> results) {
    Report report = new Report(results, lapses(new Summary(results)));
    Summary summary = new Summary(report);
    if (outputs.text()) {
      String warning = summary.warning().isEmpty() ? "" : summary.warning() + "\n";
      out().print(outputs.paint(summary.line() + "\n" + warning));
    } else {
      out().print(outputs.whole(how -> how.write(report)));
    }
    outputs.write(how -> how.write(report));
    results.stream()
        .filter(result -> result.status() == Status.ERROR)
        .flatMap(result -> result.complaints().stream())
        .forEach(why -> err().println("dropmaster: " + why + "."));
    return ExitStatus.of(report.status());
  }

  private List<Lapse> lapses(Summary summary) {
    if (summary.count(Status.NOT_APPLICABLE) == summary.size()) {
      err().println("dropmaster: no test applies to its policy, so nothing was run.");
      return List.of(Lapse.nothing());
    }
    List<Lapse> vacuous = strict ? summary.vacuousLapses() : List.of();
    if (!vacuous.isEmpty()) {
      err().println(Summary.strict("this run", summary.vacuous()));
    }
    return vacuous;
  }

  /** A test that names a policy means to be run under it. */
  private Result own(Result result) {
    return policies.isEmpty() && !result.ran()
        ? result.judged(
            Status.ERROR,
            List.of(
                "test '%s' names a policy that it cannot run under: %s"
                    .formatted(result.test(), String.join("; ", result.complaints()))))
        : result;
  }
}
