package org.dropmaster.litmus;

import java.util.List;
import java.util.Optional;
import org.dropmaster.compile.Functions;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.PolicyTree;

/** Whether a policy has what a test uses; where it has not, the matrix has a dash. */
public final class Fit {
  private final LitmusTree test;
  private final Functions functions;

  private Fit(LitmusTree test, PolicyTree policy) {
    this.test = test;
    this.functions = new Functions(policy, List.of());
  }

  /** What the policy lacks, in words; empty if the test applies to it. */
  public static Optional<String> lacks(LitmusTree test, PolicyTree policy) {
    Fit fit = new Fit(test, policy);
    return test.threads().stream()
        .flatMap(thread -> thread.calls().stream())
        .flatMap(call -> fit.lacks(call).stream())
        .findFirst()
        .map(what -> policy.name() + " has no " + what);
  }

  private Optional<String> lacks(Call call) {
    return switch (call.name()) {
      case "ioctl" ->
          Sizes.word(call, 1)
              .filter(command -> functions.entry(command, "file").isEmpty())
              .filter(command -> !optional(command))
              .map(command -> "ioctl " + command);
      case "mmap" -> mapping(call);
      case "error" ->
          functions.entry("reset").isPresent() ? Optional.empty() : Optional.of("reset()");
      case "unplug" ->
          functions.entry("remove").isPresent() ? Optional.empty() : Optional.of("remove()");
      default -> Optional.empty();
    };
  }

  private Optional<String> mapping(Call call) {
    String kind = call.arguments().size() > 1 ? "file" : "dmabuf";
    return functions.entry("mmap", kind).isPresent() || optional("mmap")
        ? Optional.empty()
        : Optional.of("mmap of a " + (kind.equals("file") ? "device file" : "dma-buf"));
  }

  private boolean optional(String command) {
    String words = test.header().getOrDefault("Optional", "").replace(',', ' ');
    return List.of(words.trim().split(" +", -1)).contains(command);
  }
}
