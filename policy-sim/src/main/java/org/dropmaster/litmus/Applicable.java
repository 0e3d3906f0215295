package org.dropmaster.litmus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;

/**
 * Decides whether a test says anything about a policy: whether the policy has what the test calls.
 *
 * <p>That is each ioctl but those that the test's header lists as {@code Optional:} (an ACQUIRE is
 * -ENOTTY where open acquires, and the test goes on), mmap of the device or of a dma-buf, reset for
 * {@code error(dev)}, remove for {@code unplug(dev)}, and the importer classes that it names. A
 * missing fault, attach or release is an answer, so it excludes nothing.
 */
public final class Applicable {
  private final Functions functions;
  private final Set<String> optional;
  private final Set<String> missing = new LinkedHashSet<>();

  private Applicable(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    functions = new Functions(policy, importers);
    optional = Set.of(test.header().getOrDefault("Optional", "").split("[ ,]+"));
    test.threads().forEach(t -> t.calls().forEach(this::call));
  }

  /** What the policy lacks of what the test uses, in order; empty where the test applies. */
  public static Set<String> missing(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    return new Applicable(test, policy, importers).missing;
  }

  private void call(Call call) {
    switch (call.name()) {
      case "ioctl" -> Sizes.word(call, 1).ifPresent(this::command);
      case "mmap" -> {
        if (call.arguments().size() > 1) {
          need(functions.entry("mmap", "file", "map", "bo").isPresent(), "mmap");
        } else {
          need(functions.entry("mmap", "dmabuf", "map").isPresent(), "mmap of a dma-buf");
        }
      }
      case "reg_mr" ->
          Sizes.word(call, 1)
              .ifPresent(c -> need(functions.importer(c).isPresent(), "importer " + c));
      case "error" -> need(functions.entry("reset").isPresent(), "reset");
      case "unplug" -> need(functions.entry("remove").isPresent(), "remove");
      default -> {}
    }
  }

  private void command(String command) {
    boolean there = functions.entry(command, "file").isPresent();
    need(there || optional.contains(command), command);
  }

  private void need(boolean there, String what) {
    if (!there) {
      missing.add(what);
    }
  }
}
