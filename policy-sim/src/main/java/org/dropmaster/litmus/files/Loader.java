package org.dropmaster.litmus.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dropmaster.lang.Diagnostic;
import org.dropmaster.lang.LitmusChecker;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.Parsed;
import org.dropmaster.lang.PolicyChecker;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Source;

/** Reads and checks texts, and keeps what is wrong with all of them until it is asked. */
public final class Loader {
  private final Texts texts;
  private final Map<String, Optional<PolicyTree>> policies = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private Optional<List<PolicyTree.Importer>> importers = Optional.empty();

  public Loader(Texts texts) {
    this.texts = texts;
  }

  /** A policy by name or file; empty if something is wrong with it. */
  public Optional<PolicyTree> policy(String word) {
    return policies.computeIfAbsent(word, w -> find(w, TextKind.POLICY).flatMap(this::policy));
  }

  /** The same, of a word that a text names. */
  public Optional<PolicyTree> policy(String word, String namedBy) {
    int before = missing.size();
    Optional<PolicyTree> policy = policy(word);
    if (missing.size() > before) {
      missing.set(before, namedBy + ": " + missing.get(before) + " Or add --policy.");
    }
    return policy;
  }

  /** A litmus test by name or file; empty if something is wrong with it. */
  public Optional<LitmusTree> test(String word) {
    return find(word, TextKind.TEST).flatMap(this::test);
  }

  /** The built-in importers. */
  public List<PolicyTree.Importer> importers() {
    if (importers.isEmpty()) {
      importers =
          Optional.of(
              TextKind.IMPORTER.names().stream()
                  .map(name -> Texts.builtIn(name, TextKind.IMPORTER))
                  .flatMap(source -> policy(source).stream())
                  .flatMap(tree -> tree.importers().stream())
                  .toList());
    }
    return importers.orElseThrow();
  }

  /** A policy that is this text. */
  public Optional<PolicyTree> policy(Source source) {
    return checked(PolicyChecker.parse(source));
  }

  /** A litmus test that is this text. */
  public Optional<LitmusTree> test(Source source) {
    return checked(LitmusChecker.parse(source));
  }

  /** The files that were read so far. */
  public Set<Path> files() {
    return texts.read();
  }

  /** The warnings of the texts so far, rendered; empty for none. */
  public String warnings() {
    return Diagnostic.render(diagnostics.stream().filter(d -> !d.error()).toList());
  }

  /** Throws everything that is wrong with the texts so far. */
  public void refuseErrors() {
    List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::error).toList();
    if (!errors.isEmpty()) {
      throw TextProblem.diagnostics(Diagnostic.render(diagnostics) + lines(missing));
    }
    if (!missing.isEmpty()) {
      throw TextProblem.of(String.join("\ndropmaster: ", missing));
    }
  }

  private static String lines(List<String> sentences) {
    Function<String, String> line = sentence -> "dropmaster: " + sentence + "\n";
    return String.join("", sentences.stream().map(line).toList());
  }

  private Optional<Source> find(String word, TextKind kind) {
    try {
      return Optional.of(texts.find(word, kind));
    } catch (TextProblem problem) {
      missing.add(String.valueOf(problem.getMessage()));
      return Optional.empty();
    }
  }

  private <T> Optional<T> checked(Parsed<T> parsed) {
    diagnostics.addAll(parsed.diagnostics());
    return parsed.ok() ? parsed.tree() : Optional.empty();
  }
}
