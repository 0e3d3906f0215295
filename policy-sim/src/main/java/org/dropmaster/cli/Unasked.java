package org.dropmaster.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.dropmaster.lang.PolicyTree;

/** Says what of the policies their tests do not ask: only the most general client does. */
final class Unasked {
  private Unasked() {}

  /** A line for each policy that has properties; nothing where none has. */
  static String of(List<PolicyTree> policies) {
    return policies.stream()
        .filter(policy -> !policy.properties().isEmpty())
        .map(Unasked::line)
        .collect(Collectors.joining());
  }

  private static String line(PolicyTree policy) {
    return "not asked: "
        + policy.properties().stream()
            .map(property -> property.quantifier() + " " + property.condition().span().text())
            .collect(Collectors.joining("; "))
        + ": of the properties of "
        + policy.name()
        + " only check asks\n";
  }
}
