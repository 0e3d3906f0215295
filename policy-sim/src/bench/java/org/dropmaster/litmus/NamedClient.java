package org.dropmaster.litmus;

import java.util.List;
import java.util.stream.Stream;

/** A client by its numbers: processes, threads, calls, buffers, regions. */
final class NamedClient {
  private NamedClient() {}

  /** Of a built-in policy, with both classes of importers and an open file a process. */
  static Instance of(String numbers, String policy) {
    List<Integer> n = Stream.of(numbers.split(",")).map(Integer::valueOf).toList();
    Client client =
        new Client(
            n.get(0),
            n.get(1),
            n.get(2),
            n.get(3),
            n.get(4),
            n.get(0),
            List.of("PINNED", "REVOCABLE"),
            false);
    return ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()).instance();
  }
}
