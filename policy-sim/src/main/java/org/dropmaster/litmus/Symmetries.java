package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.dropmaster.explore.Bits;
import org.dropmaster.explore.Relabeling;
import org.dropmaster.explore.Symmetry;
import org.dropmaster.kernel.Shape;
import org.dropmaster.program.Alike;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.program.Renaming;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Finds which threads and processes of an instance are interchangeable: those that can be exchanged
 * so that the whole program, and all that judges it, is found to be still the same text.
 */
final class Symmetries {
  /** With more ways to rename, trying them all would cost more than they save. */
  private static final int MOST = 1_000;

  private final Instance instance;
  private final Program program;
  private final List<Shape.Thread> threads;
  private final Alike.Choices choices = new Alike.Choices();
  private final long[] initial;

  private Symmetries(Instance instance) {
    this.instance = instance;
    this.program = instance.program();
    this.threads = instance.shape().threads();
    this.initial = new long[program.layout().words()];
    new Machine(program).initial(initial);
  }

  /** The renamings that change nothing; empty where there is only the one that renames nothing. */
  static Optional<Symmetry> of(Instance instance) {
    return new Symmetries(instance).symmetry();
  }

  private Optional<Symmetry> symmetry() {
    List<List<Integer>> exchanges = exchanges();
    if (exchanges.isEmpty()) {
      return Optional.empty();
    }
    int words = program.layout().words();
    List<Relabeling> group = new ArrayList<>();
    List<Renaming> renamings = new ArrayList<>();
    for (List<Integer> order : closed(exchanges)) {
      Renaming renaming = renaming(order).orElseThrow();
      renamings.add(renaming);
      group.add(relabeling(order, renaming));
    }
    List<List<Bits>> marks = new ArrayList<>();
    for (int t = 0; t < threads.size(); t++) {
      marks.add(marks(t, renamings));
    }
    return Optional.of(new Symmetry(words, group, marks));
  }

  /**
   * Two threads of a process, or two processes thread by thread, that may be exchanged; those that
   * come of others are left out, and those that would make too many of them all; whatever is added
   * to a group makes it twice as large at least.
   */
  private List<List<Integer>> exchanges() {
    List<List<Integer>> found = new ArrayList<>();
    Set<List<Integer>> group = closed(found);
    Set<List<Integer>> tried = new LinkedHashSet<>();
    for (int a = 0; a < threads.size(); a++) {
      for (int b = a + 1; b < threads.size(); b++) {
        List<Integer> order = new ArrayList<>(nobody());
        if (threads.get(a).process() == threads.get(b).process()) {
          exchange(order, a, b);
        } else {
          List<Integer> here = of(threads.get(a).process());
          List<Integer> there = of(threads.get(b).process());
          for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
            exchange(order, here.get(i), there.get(i));
          }
        }
        if (2 * group.size() <= MOST && tried.add(order) && !group.contains(order)) {
          found.add(order);
          Set<List<Integer>> more = closed(found);
          if (more.size() <= MOST && changesNothing(order)) {
            group = more;
          } else {
            found.remove(order);
          }
        }
      }
    }
    return found;
  }

  private List<Integer> nobody() {
    return IntStream.range(0, threads.size()).boxed().toList();
  }

  private static void exchange(List<Integer> order, int a, int b) {
    order.set(a, b);
    order.set(b, a);
  }

  private List<Integer> of(int process) {
    return nobody().stream().filter(t -> threads.get(t).process() == process).toList();
  }

  private boolean changesNothing(List<Integer> order) {
    Optional<Renaming> renaming = renaming(order);
    if (renaming.isEmpty()) {
      return false;
    }
    Alike alike = new Alike(renaming.get(), choices);
    if (!judged(alike, renaming.get()) || !alike.keeps(program)) {
      return false;
    }
    long[] renamed = new long[initial.length];
    relabeling(order, renaming.get()).apply(initial, renamed);
    return Arrays.equals(renamed, initial);
  }

  /** Whether all that an instance is judged by stays the same. */
  private boolean judged(Alike alike, Renaming renaming) {
    List<Term> all = new ArrayList<>(instance.premises());
    all.addAll(instance.atEnd().values());
    all.addAll(instance.shown().values());
    all.add(instance.positive());
    all.add(instance.probe());
    return all.stream().allMatch(alike::keeps)
        && perActor(instance.resting(), alike, renaming)
        && perActor(instance.waits(), alike, renaming);
  }

  private static boolean perActor(List<Term> terms, Alike alike, Renaming renaming) {
    return IntStream.range(0, terms.size())
        .allMatch(a -> alike.becomes(terms.get(a), terms.get(renaming.actor(a))));
  }

  /** All orders that come of exchanging again and again, the one that changes nothing first. */
  private Set<List<Integer>> closed(List<List<Integer>> exchanges) {
    Set<List<Integer>> found = new LinkedHashSet<>(List.of(nobody()));
    List<List<Integer>> queue = new ArrayList<>(found);
    for (int i = 0; i < queue.size() && queue.size() <= MOST; i++) {
      for (List<Integer> exchange : exchanges) {
        List<Integer> next = queue.get(i).stream().map(exchange::get).toList();
        if (found.add(next)) {
          queue.add(next);
        }
      }
    }
    return found;
  }

  /** What an order of threads does to all that is numbered; empty where it tears a process. */
  private Optional<Renaming> renaming(List<Integer> order) {
    Map<String, List<Integer>> numbers = new HashMap<>();
    boolean whole =
        renumber(numbers, "process", instance.shape().processes(), order, Shape.Thread::process)
            && renumber(numbers, "table", instance.shape().tables(), order, Shape.Thread::table)
            && renumber(numbers, "uverbs", instance.shape().uverbs(), order, Shape.Thread::uverbs);
    List<Integer> actors = new ArrayList<>(order);
    List<Integer> holders = new ArrayList<>(List.of(0));
    for (int actor = 0; actor < program.routines().size(); actor++) {
      if (actor >= order.size()) {
        actors.add(actor);
      }
      holders.add(actors.get(actor) + 1);
    }
    numbers.put(Renaming.ACTOR, actors);
    numbers.put(Renaming.HOLDER, holders);
    return whole
        ? Optional.of(new Renaming(program.layout(), program.routines(), numbers))
        : Optional.empty();
  }

  /** Each thread takes what it is of along; false where two threads disagree on where it goes. */
  private boolean renumber(
      Map<String, List<Integer>> numbers,
      String kind,
      int most,
      List<Integer> order,
      ToIntFunction<Shape.Thread> of) {
    Map<Integer, Integer> forth = new HashMap<>(Map.of(0, 0));
    Map<Integer, Integer> back = new HashMap<>(Map.of(0, 0));
    for (int t = 0; t < order.size(); t++) {
      int from = of.applyAsInt(threads.get(t));
      int to = of.applyAsInt(threads.get(order.get(t)));
      if (forth.merge(from, to, (a, b) -> a.equals(b) ? a : -1) != to
          || back.merge(to, from, (a, b) -> a.equals(b) ? a : -1) != from) {
        return false;
      }
    }
    if (forth.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue()))) {
      numbers.put(
          kind, IntStream.rangeClosed(0, most).mapToObj(n -> forth.getOrDefault(n, n)).toList());
    }
    return true;
  }

  private Relabeling relabeling(List<Integer> order, Renaming renaming) {
    List<Relabeling.Run> runs = new ArrayList<>();
    for (Cells row : program.layout().fields()) {
      Cells to = renaming.row(row);
      List<Integer> values = renaming.values(row);
      for (int i = row.origin(); i < row.origin() + row.count(); i++) {
        int at = renaming.index(row, i);
        runs.add(
            new Relabeling.Run(
                row.word(i), row.shift(i), to.word(at), to.shift(at), row.bits(), values));
      }
    }
    return new Relabeling(program.layout().words(), order, runs);
  }

  /**
   * What a thread is told apart by, as far as it holds no names: its place, its registers, and what
   * there is one of for it, its process, its descriptors or its uverbs file.
   */
  private List<Bits> marks(int thread, List<Renaming> renamings) {
    Routine routine = program.routines().get(thread);
    List<Bits> marks = new ArrayList<>();
    mark(marks, routine.pc(), 0, renamings);
    for (Cells row : routine.registers()) {
      if (program.layout().holder(row) == row) {
        mark(marks, row, 0, renamings);
      }
    }
    for (Cells row : program.layout().fields()) {
      Optional<Integer> own = own(row.indexedBy(), thread);
      if (belongs(row.family(), thread).orElse(own.isPresent())) {
        for (int i = row.origin(); i < row.origin() + row.count(); i++) {
          if (own.orElse(i) == i) {
            mark(marks, row, i, renamings);
          }
        }
      }
    }
    return marks;
  }

  /** Whether a row of several belongs to a thread; empty for one that is by itself. */
  private Optional<Boolean> belongs(Cells.Family family, int thread) {
    return family.equals(Cells.Family.NONE)
        ? Optional.empty()
        : Optional.of(family.numbers().equals(own(family.kind(), thread).stream().toList()));
  }

  /** Which of a kind belongs to a thread. */
  private Optional<Integer> own(String kind, int thread) {
    Shape.Thread of = threads.get(thread);
    return switch (kind) {
      case Renaming.ACTOR -> Optional.of(thread);
      case "process" -> Optional.of(of.process());
      case "table" -> Optional.of(of.table());
      case "uverbs" -> Optional.of(of.uverbs());
      default -> Optional.empty();
    };
  }

  private static void mark(List<Bits> marks, Cells row, int index, List<Renaming> renamings) {
    if (renamings.stream().noneMatch(renaming -> renaming.renames(row.pointsTo()))) {
      marks.add(new Bits(row.word(index), row.shift(index), row.mask()));
    }
  }
}
