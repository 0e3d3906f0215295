package org.dropmaster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Suggestion;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ExpectedTable;
import org.dropmaster.report.Lapse;
import org.dropmaster.report.LineCover;
import org.dropmaster.report.MatrixText;
import org.dropmaster.report.Report;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;
import org.dropmaster.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster matrix}: policies by tests, against the expected table. */
@Command(
    name = "matrix",
    description = {
      "Policies by litmus tests as words, against the expected table.",
      "With a directory: its policies and its tests, the built-in ones where it has none, and its"
          + " expected.tsv."
    })
final class MatrixCommand extends Subcommand {
  private static final String SOURCE = "src/main/resources/org/dropmaster/litmus";

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where policies and tests are.")
  private @Nullable Path directory;

  @Option(names = "--update", description = "Write what is now into the expected table.")
  private boolean update;

  @Option(names = "--grid", description = "Policies down, tests across, tabs between.")
  private boolean grid;

  @Option(names = "--policy", paramLabel = "POLICY", description = "Only this row; repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--strict",
      description = "A line that no test runs, and that gives no reason, is an error.")
  private boolean strict;

  @Mixin private Bounds bounds = new Bounds();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  ExitStatus run() {
    outputs.refuseUnwritable();
    if (grid && !outputs.text()) {
      throw new UsageProblem("--grid is text: take --format away, or --grid.");
    }
    Optional<Path> target = update ? Optional.of(target()) : Optional.empty();
    Loader loader = new Loader(new Texts(System.in));
    List<PolicyTree> policies =
        rows(loader).stream().flatMap(w -> loader.policy(w).stream()).toList();
    List<LitmusTree> tests =
        words(TextKind.TEST).stream().flatMap(w -> loader.test(w).stream()).toList();
    loader.refuseErrors();
    refuseNamesakes("policies", policies, PolicyTree::name, PolicyTree::span);
    refuseNamesakes("tests", tests, LitmusTree::name, LitmusTree::span);
    outputs.refuseInputs(inputs(loader));
    ExpectedTable table = table();
    LineCover cover = new LineCover();
    TestBench bench =
        new TestBench(loader.importers(), bounds, Optional.empty(), Optional.empty(), cover::add);
    MatrixRun run =
        new MatrixRun(
            bench, table, Terminal.err() ? Optional.of(new StatusLine(err())) : Optional.empty());
    List<Result> results = run.results(policies, tests);
    List<LineCover.Unrun> unrun = policies.stream().flatMap(p -> cover.unrun(p).stream()).toList();
    List<ExpectedTable.Row> gone = gone(table, results, policies);
    if (outputs.text()) {
      text(results, unrun, gone);
      out().print(Unasked.of(policies));
    }
    List<Lapse> lapses = new ArrayList<>(lapses(results, unrun));
    boolean rewritten = target.isPresent() && rewritten(target.get(), results);
    if (!rewritten) {
      gone.forEach(row -> lapses.add(Lapse.gone(row)));
    }
    return told(
        new Report(rewritten ? results.stream().map(Result::accepted).toList() : results, lapses));
  }

  private Set<Path> inputs(Loader loader) {
    Set<Path> files = new HashSet<>(loader.files());
    if (directory != null) {
      files.add(directory.resolve(ExpectedTable.FILE));
    }
    return files;
  }

  /** A cell has the names of its policy and its test, and no other. */
  private static <T> void refuseNamesakes(
      String what, List<T> all, Function<T, String> name, Function<T, Span> text) {
    Map<String, T> seen = new HashMap<>();
    for (T each : all) {
      @Nullable T other = seen.putIfAbsent(name.apply(each), each);
      if (other != null) {
        throw new UsageProblem(
            "two %s are called '%s': '%s' and '%s'; rename one."
                .formatted(
                    what,
                    name.apply(each),
                    text.apply(other).source().name(),
                    text.apply(each).source().name()));
      }
    }
  }

  /** The policies that are asked for: the directory's own before others of the same name. */
  private List<String> rows(Loader loader) {
    List<String> all = words(TextKind.POLICY);
    Map<String, String> own = new TreeMap<>();
    if (!only.isEmpty()) {
      all.forEach(word -> loader.policy(word).ifPresent(p -> own.putIfAbsent(p.name(), word)));
    }
    return only.isEmpty() ? all : only.stream().map(row -> row(row, own)).distinct().toList();
  }

  private static String row(String row, Map<String, String> own) {
    boolean elsewhere = TextKind.POLICY.names().contains(row) || Files.exists(Path.of(row));
    if (!own.containsKey(row) && !elsewhere) {
      String rows = "there are " + String.join(", ", own.keySet()) + ".";
      throw new UsageProblem(
          "the matrix has no row '" + row + "': " + Suggestion.of(row, own.keySet(), rows));
    }
    return own.getOrDefault(row, row);
  }

  private List<String> words(TextKind kind) {
    List<String> found = directory == null ? List.of() : files(directory, kind.ending());
    return found.isEmpty() ? kind.names() : found;
  }

  private static List<String> files(Path folder, String ending) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UsageProblem("cannot list '" + folder + "': " + Reason.of(e));
    }
  }

  private ExpectedTable table() {
    if (directory == null) {
      return BuiltInTable.table();
    }
    Path file = directory.resolve(ExpectedTable.FILE);
    if (!update && Files.notExists(file)) {
      err().println("dropmaster: there is no '" + file + "' to compare with; --update writes it.");
    }
    try {
      String name = file.toString();
      String text =
          Files.exists(file) ? new Texts(InputStream.nullInputStream()).file(name).text() : "";
      return ExpectedTable.parse(name, text);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("cannot read '" + file + "': " + e.getMessage());
    }
  }

  /** The rows that no result has, of the policies that were asked for. */
  private List<ExpectedTable.Row> gone(
      ExpectedTable table, List<Result> results, List<PolicyTree> policies) {
    Set<String> names = policies.stream().map(PolicyTree::name).collect(Collectors.toSet());
    return table.without(results).stream()
        .filter(row -> only.isEmpty() || names.contains(row.policy()))
        .toList();
  }

  private void text(
      List<Result> results, List<LineCover.Unrun> unrun, List<ExpectedTable.Row> gone) {
    if (!outputs.quiet()) {
      out().print(grid ? MatrixText.grid(results) : MatrixText.text(results));
    }
    for (LineCover.Unrun line : unrun) {
      out().print(strict && line.silent() ? outputs.paint("!!! ") : "");
      out().println("unrun: " + line.place() + ": " + line.text() + "  (" + line.why() + ")");
    }
    for (Result result : results) {
      if (result.status() == Status.UNEXPECTED || result.status() == Status.UNKNOWN) {
        String said = String.join("; ", result.complaints());
        String head = "!!! " + result.policy() + ", " + result.test() + ": ";
        out().print(outputs.paint(head + "is " + result.cell() + ": " + said + "\n"));
        out().print(outputs.verbose() ? result.explanation() : "");
      }
    }
    gone.forEach(row -> out().println("!!! gone: " + row.policy() + ", " + row.test()));
  }

  /** What a search did not come to says nothing of what no test runs. */
  private List<Lapse> lapses(List<Result> results, List<LineCover.Unrun> unrun) {
    Summary summary = new Summary(results);
    if (summary.count(Status.NOT_APPLICABLE) == results.size()) {
      err().println("dropmaster: no test applies to any policy, so nothing was run.");
      return List.of(Lapse.nothing());
    }
    return strict && summary.complete()
        ? unrun.stream().filter(LineCover.Unrun::silent).map(Lapse::unrun).toList()
        : List.of();
  }

  /** Whether the table is now what these results are: never what a search did not come to. */
  private boolean rewritten(Path table, List<Result> results) {
    Summary summary = new Summary(results);
    if (summary.count(Status.NOT_APPLICABLE) == results.size()) {
      return false;
    }
    if (!summary.complete() || summary.count(Status.UNKNOWN) > 0) {
      err().println("dropmaster: not all is known, so '" + table + "' stays as it is.");
      return false;
    }
    FileWriting.write(table, ExpectedTable.of(results).text());
    if (outputs.text()) {
      long changed = summary.count(Status.UNEXPECTED);
      out().println("written: " + table + "; " + changed + " not as expected before");
    }
    return true;
  }

  private ExitStatus told(Report report) {
    if (outputs.text()) {
      out().print(outputs.paint(new Summary(report).line() + "\n"));
    } else {
      out().print(outputs.whole(how -> how.write(report)));
      report.lapses().forEach(lapse -> err().println(lapse.line()));
    }
    outputs.write(how -> how.write(report));
    return ExitStatus.of(report.status());
  }

  private Path target() {
    if (!only.isEmpty()) {
      throw new UsageProblem("--update writes the whole table, so it wants all policies.");
    }
    @Nullable String home = System.getProperty("dropmaster.home");
    if (directory == null && home == null) {
      throw new UsageProblem("--update of the built-in table works in a source tree only.");
    }
    Path folder = directory == null ? Path.of(String.valueOf(home), SOURCE) : directory;
    return folder.resolve(ExpectedTable.FILE);
  }
}
