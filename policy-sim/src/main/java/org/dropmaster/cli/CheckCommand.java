package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dropmaster.compile.CompileException;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Source;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.ClientProgram;
import org.dropmaster.litmus.ClientTest;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Reduction;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.NamedPolicies;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.ownership.Rule;
import org.dropmaster.report.CheckReport;
import org.dropmaster.report.Expectation;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;
import org.dropmaster.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster check}: every program of the most general clients, in every interleaving. */
@Command(
    name = "check",
    description = {
      "Every program of the most general clients, every interleaving, up to the bounds.",
      "A policy is a built-in name or a file. Without any, all the built-in ones."
    })
final class CheckCommand extends Subcommand {
  private static final long MOST_BITSTATE = 8192;
  private static final String CONTRADICTED =
      "!!! as a test of its own this run shows nothing: please report it with the policy\n";
  private static final String CUT_SHORT =
      "!!! as a test of its own this run hit a limit before it was found again\n";
  private static final Set<Reduction> USUAL = Set.of(Reduction.FUSING, Reduction.SYMMETRY);

  @Parameters(paramLabel = "POLICY", description = "Policies.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--strict", description = "A rule that was never exercised is an error.")
  private boolean strict;

  @Option(
      names = "--save-witness",
      paramLabel = "DIR",
      description = "Save each run that breaks something as a litmus file.")
  private @Nullable Path witnesses;

  @Option(
      names = "--bitstate",
      paramLabel = "MB",
      converter = Megabytes.class,
      description = {
        "Remember three bits of a state, in so many megabytes, where all states are too many.",
        "What is broken may be found so; nothing is ever excluded."
      })
  private @Nullable Long bitstate;

  @Mixin private Clients clients = new Clients();
  @Mixin private Bounds bounds = new Bounds();
  @Mixin private Means means = new Means();
  @Mixin private Reductions reductions = new Reductions();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  ExitStatus run() {
    if (bitstate != null) {
      means.refuseAllBeside("--bitstate");
    }
    outputs.refuseUnwritable();
    if (witnesses != null) {
      FileWriting.refuseUnwritableFolder(witnesses);
    }
    Loader loader = new Loader(new Texts(System.in));
    Client client = clients.client();
    Map<String, PolicyTree> policies = new TreeMap<>();
    for (String word : words.isEmpty() ? TextKind.POLICY.names() : words) {
      loader.policy(word).ifPresent(tree -> policies.put(word, tree));
    }
    List<PolicyTree.Importer> built = loader.importers();
    loader.refuseErrors();
    clients.refuseUnknownImporters(built, policies.values());
    refuseNamesakes(policies);
    outputs.refuseInputs(loader.files());
    err().print(loader.warnings());
    err().flush();
    List<CheckReport> reports = new ArrayList<>();
    policies.forEach((word, policy) -> reports.add(one(loader, client, word, policy, built)));
    if (!outputs.text()) {
      out().print(outputs.whole(how -> how.write(reports)));
    }
    reports.stream()
        .filter(CheckReport::tooLittle)
        .forEach(report -> err().println(Summary.strict(report.policy(), report.vacuous())));
    outputs.write(how -> how.write(reports));
    return ExitStatus.of(Status.worst(reports.stream().map(CheckReport::status)));
  }

  /** Reports, witnesses and what is kept of a search are told apart by the policy's name. */
  private static void refuseNamesakes(Map<String, PolicyTree> policies) {
    Map<String, String> words = new TreeMap<>();
    policies.forEach(
        (word, policy) -> {
          @Nullable String other = words.put(policy.name(), word);
          if (other != null) {
            throw new UsageProblem(
                "'%s' and '%s' are both policy %s; check one at a time, or rename one."
                    .formatted(other, word, policy.name()));
          }
        });
  }

  private CheckReport one(
      Loader loader,
      Client client,
      String word,
      PolicyTree policy,
      List<PolicyTree.Importer> built) {
    ClientProgram.Made asked = made(client, policy, built);
    Verdict verdict = search(policy, built, asked);
    ClientProgram.Made made = new ClientProgram.Made(verdict.instance(), asked.calls());
    Map<String, String> runs = new TreeMap<>();
    verdict
        .broken()
        .forEach(
            (rule, run) -> {
              List<Witness> all = new ArrayList<>(List.of(run));
              all.addAll(rule == Rule.LOCK_INVERSION ? verdict.otherOrders() : List.of());
              runs.put(rule.text(), told(loader, made, all, word, rule.text()));
            });
    verdict
        .positive()
        .map(List::of)
        .ifPresent(run -> runs.put("property", told(loader, made, run, word, property(policy))));
    CheckReport report = new CheckReport(policy.name(), client, verdict, runs, strict);
    if (outputs.text()) {
      out().print(outputs.paint(report.text()));
      out().flush();
    }
    return report;
  }

  private ClientProgram.Made made(
      Client client, PolicyTree policy, List<PolicyTree.Importer> built) {
    try {
      return ClientProgram.of(client, policy, built);
    } catch (CompileException e) {
      throw new UsageProblem(e.span().place() + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(policy.name() + " makes no sense: " + e.getMessage());
    }
  }

  private Verdict search(
      PolicyTree policy, List<PolicyTree.Importer> built, ClientProgram.Made made) {
    Set<Reduction> leftOut = reductions.or(USUAL);
    Supplier<Map<String, String>> searched =
        () -> identity(policy, built, made.instance(), leftOut);
    LitmusRun.Way way = means.way(policy.name(), searched, leftOut);
    if (!Terminal.err() || outputs.quiet()) {
      return search(made, way, Observer.NONE);
    }
    ProgressLine line = new ProgressLine(err(), "check " + policy.name());
    try {
      return search(made, way, line);
    } finally {
      line.end();
    }
  }

  /** All on which hangs what is found, how it is numbered, and what it means. */
  private Map<String, String> identity(
      PolicyTree policy,
      List<PolicyTree.Importer> built,
      Instance instance,
      Set<Reduction> leftOut) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("the build of dropmaster", Fingerprint.of(Version.build()));
    facts.put("the bounds", clients.client().toString());
    facts.put("--reduce", new TreeSet<>(leftOut).toString());
    facts.put("the text of the policy", Fingerprint.of(policy.span().source().text()));
    facts.put(
        "the text of the importers",
        Fingerprint.of(built.stream().map(one -> one.span().source().text()).toList()));
    facts.put("the program", Fingerprint.of(instance));
    return facts;
  }

  private Verdict search(ClientProgram.Made made, LitmusRun.Way way, Observer told) {
    return bitstate == null
        ? LitmusRun.of(made.instance(), bounds.stored(), told, way)
        : LitmusRun.sample(made.instance(), bounds.limits(), told, way, logBits(bitstate));
  }

  /** The largest power of two of bits that so many megabytes hold, as its exponent. */
  private static int logBits(long megabytes) {
    if (megabytes < 1 || megabytes > MOST_BITSTATE) {
      throw new UsageProblem(
          "--bitstate wants a number of megabytes from 1 to " + MOST_BITSTATE + ".");
    }
    return 23 + Long.SIZE - 1 - Long.numberOfLeadingZeros(megabytes);
  }

  /** What breaks a property of the policy, as a condition. */
  private static String property(PolicyTree policy) {
    return policy.properties().stream()
        .map(
            p ->
                (p.quantifier().equals("always") ? "!" : "")
                    + "("
                    + p.condition().span().text()
                    + ")")
        .collect(Collectors.joining(" || "));
  }

  /** Runs as a litmus test of their own, searched anew, so that what is told stands by itself. */
  private String told(
      Loader loader, ClientProgram.Made made, List<Witness> runs, String word, String condition) {
    String what = condition.matches("[a-z_]+") ? condition : "property";
    String name = "check-" + plain(word) + "-" + what.replace('_', '-');
    String text = ClientTest.of(made, runs, name, NamedPolicies.written(word), condition);
    LitmusTree test =
        loader.test(new Source(name + ".litmus", text)).orElseThrow(() -> broken(loader, text));
    PolicyTree policy = loader.policy(word).orElseThrow();
    TestBench bench =
        new TestBench(loader.importers(), bounds, Optional.empty(), Optional.ofNullable(witnesses));
    Expectation never = new Expectation("Never", policy.name());
    Result result = bench.run(new TestBench.Case(test, policy, word), List.of(never), true);
    String silent = result.complete() ? CONTRADICTED : CUT_SHORT;
    return text + "\n" + (result.explanation().isEmpty() ? silent : result.explanation());
  }

  private static IllegalStateException broken(Loader loader, String text) {
    return new IllegalStateException("a run made no test: " + loader.warnings() + text);
  }

  /** The name of the policy's file as the name of a test. */
  private static String plain(String word) {
    String last = word.substring(word.lastIndexOf('/') + 1);
    String name = last.endsWith(".policy") ? last.substring(0, last.length() - 7) : last;
    return name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
