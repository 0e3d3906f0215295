package org.dropmaster.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Releases of struct files whose last reference was put: each actor has a list of them, which it
 * runs on leaving the kernel.
 *
 * <p>The last that was queued is the first to run, and what a release queues waits until all those
 * before it have run: so {@code task_work_run()} of Linux since 4.3, and {@code delayed_fput()} for
 * whoever is no user thread; the kernel promises no order, and keeps this one. A process that exits
 * unmaps first and then closes its descriptors from the lowest on; so the highest is released
 * first, and last what only a mapping held.
 */
public final class TaskWork {
  private static final List<String> FILES = List.of("file", "dmabuf", "uverbs");
  private static final String NEXT = "next work";

  private final World world;
  private final Map<Integer, Cells> queued = new HashMap<>();

  TaskWork(World world) {
    this.world = world;
    for (String kind : FILES) {
      world.pool(kind).add(NEXT, most());
    }
  }

  /** Whether the release of objects of this kind is deferred. */
  static boolean defers(String kind) {
    return FILES.contains(kind);
  }

  /**
   * The kinds of which an actor can put the last reference: nobody has a reference to an uverbs
   * file but the descriptor tables of the threads whose it is, and they to no other.
   */
  public List<String> kinds(Code code) {
    return FILES.stream()
        .filter(kind -> size(kind) > 0)
        .filter(kind -> !kind.equals("uverbs") || ownUverbs(code) > 0)
        .toList();
  }

  /** A list of this actor's releases: none, or the first, by whose entry the next is found. */
  public Cells list(Code code, String name) {
    return code.register(name, most());
  }

  /** The releases that an actor has queued; those who are no user threads share theirs. */
  public Cells queued(Code code) {
    return user(code)
        ? queued.computeIfAbsent(code.number(), n -> list(code, "queued"))
        : queued.computeIfAbsent(-1, n -> world.layout().shared("worker.queued", 0, 1, most()));
  }

  /** Puts the release of an object at the head of the list. */
  List<Effect> add(String kind, Term object, Code code) {
    Cells head = queued(code);
    return List.of(
        Effect.set(world.pool(kind).cells(NEXT), object, Term.of(head)),
        Effect.set(head, entry(kind, object)));
  }

  /** Takes all that was queued, as the list to run. */
  public List<Effect> takeAll(Code code, Cells list) {
    return List.of(Effect.set(list, Term.of(queued(code))), Effect.set(queued(code), Term.of(0)));
  }

  /** Whether the first of a list is of this kind. */
  public Term first(String kind, Cells list) {
    Term above = Term.of(before(kind)).binary(Term.Op.LT, Term.of(list));
    return above.and(Term.of(list).binary(Term.Op.LE, Term.of(before(kind) + size(kind))));
  }

  /** Takes the first of a list, which is of this kind. */
  public List<Effect> take(String kind, Code code, Cells list, Cells into) {
    Cells next = world.pool(kind).cells(NEXT);
    Term.Temp first = code.temp();
    Term object = kind.equals("uverbs") ? Term.of(ownUverbs(code)) : first.minus(before(kind));
    return List.of(
        new Effect.Let(first, Term.of(list)),
        Effect.set(into, object),
        Effect.set(list, Term.at(next, object)),
        Effect.set(next, object, Term.of(0)));
  }

  private Term entry(String kind, Term object) {
    return kind.equals("uverbs") ? Term.of(before(kind) + 1) : object.plus(before(kind));
  }

  /** How many entries there are for the kinds before this one. */
  private int before(String kind) {
    return FILES.stream().takeWhile(k -> !k.equals(kind)).mapToInt(this::size).sum();
  }

  private int most() {
    return FILES.stream().mapToInt(this::size).sum();
  }

  /** How many entries stand for this kind; of uverbs files, a thread knows its own only. */
  private int size(String kind) {
    int size = world.pool(kind).size();
    return kind.equals("uverbs") ? Math.min(1, size) : size;
  }

  private boolean user(Code code) {
    return code.number() < world.shape().threads().size();
  }

  private int ownUverbs(Code code) {
    return user(code) ? world.shape().threads().get(code.number()).uverbs() : 0;
  }
}
