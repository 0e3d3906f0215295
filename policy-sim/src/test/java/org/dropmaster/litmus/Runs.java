package org.dropmaster.litmus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.lang.LitmusChecker;
import org.dropmaster.lang.LitmusParser;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.Parsed;
import org.dropmaster.lang.PolicyChecker;
import org.dropmaster.lang.PolicyParser;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.lang.Source;

/** Runs texts: built-in ones by name, and those that a test writes itself. */
final class Runs {
  private static final Limits ENOUGH = Limits.NONE.withStates(2_000_000);

  private static final long SMALL = 20_000;

  private static final List<Importer> IMPORTERS = importers();

  private Runs() {}

  /** The names in a catalogue of built-in texts: {@code policy} or {@code litmus}. */
  static List<String> catalogue(String of) {
    return resource(of + "/catalogue")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("\\s+", 2)[0])
        .toList();
  }

  /** A text that is built in: {@code policy/free-for-all.policy}. */
  static String resource(String path) {
    return find("/org/dropmaster/" + path)
        .orElseThrow(() -> new IllegalArgumentException("no " + path));
  }

  /** A resource of the class path, if there is one. */
  static Optional<String> find(String path) {
    try (InputStream in = Runs.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Importer> importers() {
    List<Importer> all = new ArrayList<>();
    for (String name : List.of("STATIC", "PINNED", "REVOCABLE", "DYNAMIC")) {
      Source source = new Source(name, resource("policy/" + name + ".importer"));
      all.addAll(tree(source, PolicyParser::parse).importers());
    }
    return List.copyOf(all);
  }

  private static <T> T tree(Source source, Function<Source, Parsed<T>> parser) {
    Parsed<T> parsed = parser.apply(source);
    if (!parsed.ok()) {
      StringBuilder why = new StringBuilder(source.text()).append('\n');
      parsed.diagnostics().forEach(d -> why.append(d.render()));
      throw new IllegalArgumentException(why.toString());
    }
    return parsed.tree().orElseThrow();
  }

  /** A policy's text as a tree; the checker must find nothing wrong with it. */
  static PolicyTree policy(String text) {
    return tree(new Source("inline.policy", text), PolicyChecker::parse);
  }

  /** A test's text as a tree; the checker must find nothing wrong with it. */
  static LitmusTree litmus(String text) {
    return tree(new Source("inline.litmus", text), LitmusChecker::parse);
  }

  static PolicyTree builtInPolicy(String name) {
    return tree(
        new Source(name + ".policy", resource("policy/" + name + ".policy")), PolicyParser::parse);
  }

  static LitmusTree builtInTest(String name) {
    return tree(
        new Source(name + ".litmus", resource("litmus/" + name + ".litmus")), LitmusParser::parse);
  }

  static Instance instance(LitmusTree test, PolicyTree policy) {
    return LitmusProgram.of(test, policy, IMPORTERS);
  }

  /** A built-in test under the policy that its header names first. */
  static Instance builtIn(String test) {
    LitmusTree tree = builtInTest(test);
    String policy = tree.header().getOrDefault("Policy", "").split("[, ]+", 2)[0];
    return instance(tree, builtInPolicy(policy));
  }

  static Instance instance(String policy, LitmusText test) {
    return instance(litmus(test.text()), policy(policy));
  }

  static Verdict run(Instance instance) {
    return LitmusRun.of(instance, ENOUGH, Observer.NONE);
  }

  /** A run that gives up, as its limit then says, at so many states. */
  static Verdict run(Instance instance, long states) {
    return LitmusRun.of(instance, Limits.NONE.withStates(states), Observer.NONE);
  }

  /** A run of texts that a test writes itself; more states than they can have are a limit. */
  static Verdict run(String policy, LitmusText test) {
    return run(instance(policy, test), SMALL);
  }
}
