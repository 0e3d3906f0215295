package org.dropmaster.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Suggestion;
import org.dropmaster.litmus.Client;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who uses the device in a check, and how much of everything there is. */
final class Clients {
  @Option(names = "--procs", paramLabel = "N", description = "Processes (${DEFAULT-VALUE}).")
  private int processes = 2;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each process (${DEFAULT-VALUE}).")
  private int threads = 1;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls of each thread (${DEFAULT-VALUE}).")
  private int calls = 4;

  @Option(names = "--bufs", paramLabel = "N", description = "Buffers at once (${DEFAULT-VALUE}).")
  private int buffers = 1;

  @Option(
      names = "--mrs",
      paramLabel = "N",
      description = "Memory regions at once (${DEFAULT-VALUE}).")
  private int regions = 0;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "Open files of the device at once; as many as processes if not given.")
  private @Nullable Integer files;

  @Option(
      names = "--importers",
      split = ",",
      paramLabel = "CLASS",
      description = "Classes of importers that clients use (${DEFAULT-VALUE}).")
  private List<String> importers = new ArrayList<>(List.of("PINNED", "REVOCABLE"));

  @Option(names = "--events", description = "The device may also fail and be pulled out.")
  private boolean events;

  /** The bounds that were asked for; a {@link UsageProblem} where they make no client. */
  Client client() {
    try {
      int most = files == null ? processes : files;
      return new Client(
          processes, threads, calls, buffers, regions, most, List.copyOf(importers), events);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses a class of importers that is neither built in nor brought by a policy. */
  void refuseUnknownImporters(List<PolicyTree.Importer> built, Collection<PolicyTree> policies) {
    Set<String> known = new TreeSet<>();
    built.forEach(importer -> known.add(importer.name()));
    policies.forEach(p -> p.importers().forEach(importer -> known.add(importer.name())));
    for (String importer : importers) {
      if (!known.contains(importer)) {
        String help = Suggestion.of(importer, known, "there are " + String.join(", ", known) + ".");
        throw new UsageProblem("--importers knows no class '" + importer + "': " + help);
      }
    }
  }
}
