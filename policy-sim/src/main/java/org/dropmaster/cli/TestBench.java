package org.dropmaster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.dropmaster.compile.CompileException;
import org.dropmaster.explain.Scene;
import org.dropmaster.explain.WitnessFile;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.Witness;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Applicable;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Reduction;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.litmus.files.NamedPolicies;
import org.dropmaster.report.Expectation;
import org.dropmaster.report.Explainer;
import org.dropmaster.report.Judge;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;

/** Runs one test under one policy, and makes of it what is reported. */
final class TestBench {
  private final List<PolicyTree.Importer> importers;
  private final Bounds bounds;
  private final Optional<PrintWriter> progress;
  private final Optional<Path> witnesses;
  private final Consumer<Verdict> told;
  private LitmusRun.Way way = LitmusRun.Way.of(Warming::new);

  TestBench(
      List<PolicyTree.Importer> importers,
      Bounds bounds,
      Optional<PrintWriter> progress,
      Optional<Path> witnesses) {
    this(importers, bounds, progress, witnesses, verdict -> {});
  }

  /** A bench that also tells every verdict, from whichever thread found it. */
  TestBench(
      List<PolicyTree.Importer> importers,
      Bounds bounds,
      Optional<PrintWriter> progress,
      Optional<Path> witnesses,
      Consumer<Verdict> told) {
    this.told = told;
    this.importers = importers;
    this.bounds = bounds;
    this.progress = progress;
    this.witnesses = witnesses;
  }

  /** The same bench, whose searches leave this out and are made so. */
  TestBench searching(Set<Reduction> leaveOut, UnaryOperator<Search> how) {
    TestBench other = new TestBench(importers, bounds, progress, witnesses, told);
    other.way = new LitmusRun.Way(way.movers(), how, leaveOut);
    return other;
  }

  /** A test, a policy, and the word by which the user named that. */
  record Case(LitmusTree test, PolicyTree policy, String word) {
    /** Whether it is the same test under the same policy, and not others of these names. */
    boolean same(Case other) {
      return places().equals(other.places())
          && test.span().source().text().equals(other.test.span().source().text())
          && policy.span().source().text().equals(other.policy.span().source().text());
    }

    /** The files of the two, or what the built-in ones are called. */
    List<String> places() {
      return List.of(test.span().source().name(), policy.span().source().name());
    }

    /** The first of its two files that is not the other's. */
    String unlike(Case other) {
      return places().stream()
          .filter(place -> !other.places().contains(place))
          .findFirst()
          .orElse(word);
    }

    /** {@code TEST under POLICY}. */
    String title() {
      return test.name() + " under " + policy.name();
    }
  }

  /** The program of a case; what cannot be compiled is the user's to mend. */
  Instance instance(Case of) {
    try {
      return LitmusProgram.of(of.test(), of.policy(), importers);
    } catch (CompileException e) {
      throw new UsageProblem(e.span().place() + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(of.title() + " makes no sense: " + e.getMessage());
    }
  }

  /** What a run is explained with. */
  Scene scene(Case of, Instance instance) {
    return new Scene(
        of.test().name(),
        of.test().span().source().name(),
        of.policy(),
        importers,
        instance,
        !way.reductions().contains(Reduction.ORDER));
  }

  /** The result, with the explanation of what was not expected; witnesses are saved on the way. */
  Result run(Case of, List<Expectation> expected, boolean verbose) {
    Judge judge = new Judge(of.test(), of.policy().name(), expected);
    Set<String> missing = Applicable.missing(of.test(), of.policy(), importers);
    if (!missing.isEmpty()) {
      return judge.lacking(of.policy().name() + " has no " + String.join(", ", missing));
    }
    Verdict verdict = search(of, instance(of));
    Instance instance = verdict.instance();
    told.accept(verdict);
    Result result = judge.of(verdict);
    Explainer explainer = new Explainer(scene(of, instance), verdict, result);
    witnesses.ifPresent(folder -> save(of, folder, result, explainer, instance));
    String text =
        verbose || result.status() == Status.UNEXPECTED
            ? explainer.text(name -> replay(of, name)).orElse("")
            : "";
    return result.explained(text);
  }

  private Verdict search(Case of, Instance instance) {
    if (progress.isEmpty()) {
      return LitmusRun.of(instance, bounds.stored(), Observer.NONE, way);
    }
    ProgressLine line = new ProgressLine(progress.get(), of.title());
    try {
      return LitmusRun.of(instance, bounds.stored(), line, way);
    } finally {
      line.end();
    }
  }

  private void save(Case of, Path folder, Result result, Explainer explainer, Instance instance) {
    String policy = NamedPolicies.from(folder, of.word());
    for (Map.Entry<String, Witness> each : explainer.witnesses().entrySet()) {
      String text =
          WitnessFile.text(of.test(), policy, result.cell(), instance.program(), each.getValue());
      FileWriting.write(folder.resolve(file(of, each.getKey())), text);
    }
  }

  private static String file(Case of, String name) {
    return WitnessFile.name(of.test().name(), of.policy().name(), name);
  }

  private String replay(Case of, String name) {
    return witnesses
        .map(folder -> "dropmaster replay " + folder.resolve(file(of, name)))
        .orElse("--save-witness DIR writes this run as a litmus file");
  }
}
