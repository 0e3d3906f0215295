package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Relabeling;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.state.Cells;

/**
 * What it would bring to rename objects: for each kind, how many of a client's states are left
 * where those are one that differ only in which object of the kind has which number. Arguments are
 * clients: processes, threads, calls, buffers, regions.
 */
final class ObjectNames {
  private static final List<String> KINDS =
      List.of("bo", "dmabuf", "map", "command", "mr", "attachment", "message", "file");

  private final Program program;
  private final Explored explored;

  private ObjectNames(String client) {
    program = NamedClient.of(client, "exclusive-owner").program();
    explored =
        Search.of(new ProgramSystem(program, new Warming(program, new Machine(program)))).run();
  }

  public static void main(String[] args) {
    for (String client : args.length > 0 ? args : new String[] {"2,1,3,1,0", "1,2,3,2,0"}) {
      ObjectNames names = new ObjectNames(client);
      System.out.printf(
          Locale.ROOT, "client %s: %,d states%n", client, names.explored.outcome().states());
      for (String kind : KINDS) {
        int places = names.places(kind);
        System.out.printf(
            Locale.ROOT, "  %-10s %d places %,10d%n", kind, places, names.left(kind, places));
      }
    }
  }

  private int places(String kind) {
    return program.layout().fields().stream()
        .filter(row -> row.indexedBy().equals(kind))
        .mapToInt(Cells::count)
        .max()
        .orElse(0);
  }

  private long left(String kind, int places) {
    List<Relabeling> group = orders(places).map(order -> relabeling(kind, order)).toList();
    long[] state = new long[program.layout().words()];
    long[] renamed = new long[state.length];
    Set<List<Long>> least = new HashSet<>();
    for (long id = 0; id < explored.outcome().states(); id++) {
      explored.state(id, state);
      long[] best = state.clone();
      for (Relabeling relabeling : group) {
        relabeling.apply(state, renamed);
        if (Arrays.compare(renamed, best) < 0) {
          System.arraycopy(renamed, 0, best, 0, best.length);
        }
      }
      least.add(Arrays.stream(best).boxed().toList());
    }
    return least.size();
  }

  /** Every order of the numbers 1 to this one; 0 stays what it is. */
  private static Stream<List<Integer>> orders(int places) {
    if (places == 0) {
      return Stream.of(List.of(0));
    }
    return orders(places - 1)
        .flatMap(
            shorter ->
                IntStream.rangeClosed(1, places)
                    .mapToObj(
                        at -> {
                          List<Integer> order = new ArrayList<>(shorter);
                          order.add(at, places);
                          return order;
                        }));
  }

  private Relabeling relabeling(String kind, List<Integer> order) {
    List<Relabeling.Run> runs = new ArrayList<>();
    for (Cells row : program.layout().fields()) {
      List<Integer> values = new ArrayList<>();
      for (int value = 0; named(row, kind) && value <= row.max(); value++) {
        values.add(value(row, kind, order, value));
      }
      for (int i = row.origin(); i < row.origin() + row.count(); i++) {
        int to = row.indexedBy().equals(kind) ? order.get(i) : i;
        runs.add(
            new Relabeling.Run(
                row.word(i), row.shift(i), row.word(to), row.shift(to), row.bits(), values));
      }
    }
    return new Relabeling(program.layout().words(), List.of(), runs);
  }

  private boolean named(Cells row, String kind) {
    return row.pointsTo().equals(kind) || entry(row) || handle(row, kind) || set(row, kind);
  }

  private int value(Cells row, String kind, List<Integer> order, int value) {
    if (set(row, kind)) {
      return IntStream.rangeClosed(1, order.size() - 1)
          .filter(o -> (value >> o - 1 & 1) != 0)
          .map(o -> 1 << order.get(o) - 1)
          .sum();
    }
    int before = entry(row) && kind.equals("dmabuf") ? 1 + places("file") : 0;
    before += entry(row) && kind.equals("file") || handle(row, kind) ? 1 : 0;
    boolean named = value > before && value - before < order.size();
    boolean held = !entry(row) || List.of("file", "dmabuf").contains(kind);
    return named && held ? before + order.get(value - before) : value;
  }

  /** Whether it holds what a descriptor stands for. */
  private static boolean entry(Cells row) {
    return row.family().name().equals("fds") || row.name().equals("message.file");
  }

  /** Whether it holds a buffer for which a file has a handle; 1 is a handle that is reserved. */
  private static boolean handle(Cells row, String kind) {
    return kind.equals("bo") && row.name().startsWith("file.handle");
  }

  /** Whether it is a set of objects of the kind, each a bit. */
  private static boolean set(Cells row, String kind) {
    return row.name().endsWith(".pending." + kind)
        || row.name().equals("worker." + kind)
        || kind.equals("attachment") && row.name().endsWith(".invalidate")
        || kind.equals("dmabuf") && row.name().endsWith(".set.d");
  }
}
