package org.dropmaster.compile;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.lang.PolicyTree.Parameter;

/** Finds the functions of a policy and of the importers that a test uses. */
public final class Functions {
  private final PolicyTree policy;
  private final List<Importer> importers;
  private final IdentityHashMap<Function, List<Function>> homes = new IdentityHashMap<>();

  public Functions(PolicyTree policy, List<Importer> importers) {
    this.policy = policy;
    this.importers = importers;
    policy.importers().forEach(this::house);
    importers.forEach(this::house);
  }

  private void house(Importer importer) {
    importer.functions().forEach(function -> homes.putIfAbsent(function, importer.functions()));
  }

  public PolicyTree policy() {
    return policy;
  }

  /** The importer of this class: the policy's own before the built-in one. */
  public Optional<Importer> importer(String name) {
    return policy.importers().stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .or(() -> importers.stream().filter(i -> i.name().equals(name)).findFirst());
  }

  /** A function of an importer. */
  public static Optional<Function> of(Importer importer, String name) {
    return importer.functions().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** An entry point by name and the kinds of its first parameters. */
  public Optional<Function> entry(String name, String... kinds) {
    for (Function f : policy.functions()) {
      if (!f.helper() && f.name().equals(name) && fits(f.parameters(), kinds)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  /** A helper or entry point that a call in {@code caller} names, by the kinds of its arguments. */
  Optional<Function> called(Function caller, String name, List<Value> arguments) {
    for (Function f : homes.getOrDefault(caller, policy.functions())) {
      if (f.name().equals(name) && accepts(f.parameters(), arguments)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  private static boolean accepts(List<Parameter> parameters, List<Value> arguments) {
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      String want = parameters.get(i).type().kind();
      String have = arguments.get(i).kind();
      if (!want.equals(have) && !have.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(List<Parameter> parameters, String... kinds) {
    if (parameters.size() < kinds.length) {
      return false;
    }
    for (int i = 0; i < kinds.length; i++) {
      if (!parameters.get(i).type().kind().equals(kinds[i])) {
        return false;
      }
    }
    return true;
  }
}
