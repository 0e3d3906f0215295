package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that can call each other, and who calls whom. */
final class Functions {
  private final Map<String, List<PolicyTree.Function>> byName = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  /** One call of one function in another. */
  record Edge(PolicyTree.Function caller, PolicyTree.Function callee, Expr.Call call) {}

  List<PolicyTree.Function> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Adds a function; the earlier one that it repeats, if any. */
  Optional<PolicyTree.Function> add(PolicyTree.Function function) {
    List<PolicyTree.Function> same =
        byName.computeIfAbsent(function.name(), name -> new ArrayList<>());
    for (PolicyTree.Function earlier : same) {
      if (!overloads(function, earlier)) {
        return Optional.of(earlier);
      }
    }
    same.add(function);
    return Optional.empty();
  }

  private static boolean overloads(PolicyTree.Function a, PolicyTree.Function b) {
    boolean helpers = a.helper() || b.helper();
    return !helpers && !EntryPoints.ioctl(a.name()) && !first(a).equals(first(b));
  }

  private static String first(PolicyTree.Function function) {
    return function.parameters().isEmpty() ? "" : function.parameters().get(0).type().kind();
  }

  void calls(PolicyTree.Function caller, PolicyTree.Function callee, Expr.Call call) {
    edges.add(new Edge(caller, callee, call));
  }

  /** Calls that lie on a cycle: what remains when leaves and roots are taken away in turn. */
  List<Edge> recursive() {
    List<Edge> left = withoutDeadEnds(edges, false);
    return withoutDeadEnds(left, true);
  }

  /** Removes what leads nowhere, or with {@code back} what nothing leads to; each edge once. */
  private static List<Edge> withoutDeadEnds(List<Edge> all, boolean back) {
    Map<PolicyTree.Function, Integer> ahead = new IdentityHashMap<>();
    Map<PolicyTree.Function, List<PolicyTree.Function>> behind = new IdentityHashMap<>();
    for (Edge edge : all) {
      PolicyTree.Function from = back ? edge.callee : edge.caller;
      PolicyTree.Function to = back ? edge.caller : edge.callee;
      ahead.merge(from, 1, Integer::sum);
      ahead.putIfAbsent(to, 0);
      behind.computeIfAbsent(to, f -> new ArrayList<>()).add(from);
    }
    List<PolicyTree.Function> dead = new ArrayList<>();
    ahead.forEach((function, count) -> addIf(dead, function, count == 0));
    for (int i = 0; i < dead.size(); i++) {
      for (PolicyTree.Function from : behind.getOrDefault(dead.get(i), List.of())) {
        addIf(dead, from, ahead.merge(from, -1, Integer::sum) == 0);
      }
    }
    return all.stream().filter(e -> live(ahead, e.caller) && live(ahead, e.callee)).toList();
  }

  private static void addIf(
      List<PolicyTree.Function> to, PolicyTree.Function function, boolean condition) {
    if (condition) {
      to.add(function);
    }
  }

  private static boolean live(Map<PolicyTree.Function, Integer> ahead, PolicyTree.Function of) {
    return ahead.getOrDefault(of, 0) > 0;
  }
}
