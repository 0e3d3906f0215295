package org.dropmaster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ExpectedTable;
import org.dropmaster.report.LineCover;
import org.dropmaster.report.MatrixText;
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
    Loader loader = new Loader(new Texts(System.in));
    List<PolicyTree> policies =
        words(TextKind.POLICY).stream().flatMap(w -> loader.policy(w).stream()).toList();
    List<LitmusTree> tests =
        words(TextKind.TEST).stream().flatMap(w -> loader.test(w).stream()).toList();
    loader.refuseErrors();
    ExpectedTable table = table();
    LineCover cover = new LineCover();
    TestBench bench =
        new TestBench(loader.importers(), bounds, Optional.empty(), Optional.empty(), cover::add);
    MatrixRun run =
        new MatrixRun(
            bench, table, Terminal.err() ? Optional.of(new StatusLine(err())) : Optional.empty());
    List<Result> results = run.results(policies, tests);
    List<LineCover.Unrun> unrun = policies.stream().flatMap(p -> cover.unrun(p).stream()).toList();
    if (outputs.text()) {
      text(results, unrun);
    } else {
      out().print(outputs.whole(results));
    }
    outputs.write(results);
    ExitStatus status = compared(results, table);
    List<LineCover.Unrun> silent = unrun.stream().filter(l -> l.reason().isEmpty()).toList();
    if (!strict || silent.isEmpty() || status == ExitStatus.LIMIT) {
      return status; // what a search did not come to says nothing of what no test runs
    }
    if (!outputs.text()) {
      silent.forEach(line -> err().println("dropmaster: no test runs " + line.place() + "."));
    }
    return status.worse(ExitStatus.BROKEN);
  }

  private List<String> words(TextKind kind) {
    if (kind == TextKind.POLICY && !only.isEmpty()) {
      return only;
    }
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
      String text = Files.exists(file) ? Files.readString(file) : "";
      return ExpectedTable.parse(file.toString(), text);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageProblem("cannot read '" + file + "': " + e.getMessage());
    }
  }

  private void text(List<Result> results, List<LineCover.Unrun> unrun) {
    if (!outputs.quiet()) {
      out().print(grid ? MatrixText.grid(results) : MatrixText.text(results));
    }
    for (LineCover.Unrun line : unrun) {
      boolean silent = line.reason().isEmpty();
      String why = silent ? "no test runs this" : line.reason();
      out().print(strict && silent ? outputs.paint("!!! ") : "");
      out().println("unrun: " + line.place() + ": " + line.text() + "  (" + why + ")");
    }
    for (Result result : results) {
      if (result.status() == Status.UNEXPECTED || result.status() == Status.UNKNOWN) {
        String said = String.join("; ", result.complaints());
        String head = "!!! " + result.policy() + ", " + result.test() + ": ";
        out().print(outputs.paint(head + "is " + result.cell() + ": " + said + "\n"));
        out().print(outputs.verbose() ? result.explanation() : "");
      }
    }
  }

  private ExitStatus compared(List<Result> results, ExpectedTable table) {
    Summary summary = new Summary(results);
    List<ExpectedTable.Row> gone = only.isEmpty() ? table.without(results) : List.of();
    if (summary.count(Status.NOT_APPLICABLE) == results.size()) {
      err().println("dropmaster: no test applies to any policy, so nothing was run.");
      return ExitStatus.USAGE;
    }
    PrintWriter to = outputs.text() ? out() : err();
    gone.forEach(row -> to.println("!!! gone: " + row.policy() + ", " + row.test()));
    if (outputs.text()) {
      out().print(outputs.paint(summary.line() + "\n"));
    }
    if (summary.count(Status.UNKNOWN) > 0) {
      return ExitStatus.LIMIT;
    }
    if (update) {
      FileWriting.write(target(), ExpectedTable.of(results).text());
      return ExitStatus.OK;
    }
    return !gone.isEmpty() || summary.count(Status.UNEXPECTED) > 0
        ? ExitStatus.BROKEN
        : ExitStatus.OK;
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
