package org.dropmaster.explore;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The visited set: every state exactly, in the order found, with an index beside it in parts that
 * can be asked at the same time. The index is made anew from the states when they need a longer
 * one: it is nowhere kept twice.
 */
final class StateSet {
  /** As many states as ints can number, with room for those of a window that have no number yet. */
  static final int MOST = 2_000_000_000;

  static final int MOST_PART_BITS = 6;

  private static final int FIRST = 1 << 12;
  private static final int LARGE = 1 << 16;

  /** Longs of a state beside which a dozen empty slots are little. */
  private static final int WIDE = 8;

  private static final long LONGEST = Integer.MAX_VALUE - 63;

  private final Segment[] segments;
  private final Optional<IntFunction<Arena>> elsewhere;
  private final boolean statesOnly;
  private final FoundBy foundBy = new FoundBy();
  private Arena arena;
  private boolean moved;
  private long length = FIRST;
  private boolean expectingMore;
  private long room = Long.MAX_VALUE;

  StateSet(Arena arena) {
    this(arena, 1, Optional.empty(), false);
  }

  /**
   * A set in so many parts, a power of two of them, that may be looked up at the same time; its
   * states can move elsewhere if need be. Where states are all that is wanted, it remembers by
   * which step each was found, until it is expanded.
   */
  StateSet(Arena arena, int parts, Optional<IntFunction<Arena>> elsewhere, boolean statesOnly) {
    this.arena = arena;
    this.statesOnly = statesOnly;
    this.elsewhere = elsewhere;
    segments = new Segment[parts];
    Arrays.setAll(segments, part -> new Segment(part, parts, arena, FIRST / parts));
  }

  Arena arena() {
    return arena;
  }

  /** Moves the states elsewhere, unless they are there or there is no such place. */
  void move() {
    if (moved || elsewhere.isEmpty()) {
      return;
    }
    Arena before = arena;
    arena = elsewhere.get().apply(before.words());
    arena.addAll(before);
    for (Segment segment : segments) {
      segment.moved(arena);
    }
    before.close();
    moved = true;
  }

  int size() {
    return arena.size();
  }

  /** Says how many bytes the set may take, so that its index grows by no more than it must. */
  void room(long bytes) {
    room = bytes;
  }

  /** Whether nobody wants to know which moves lead backwards. */
  boolean statesOnly() {
    return statesOnly;
  }

  /** By which step each state was found that waits to be expanded, as far as it is known. */
  FoundBy foundBy() {
    return foundBy;
  }

  int parts() {
    return segments.length;
  }

  long bytes() {
    return arena.bytes() + length * Integer.BYTES + foundBy.bytes();
  }

  /** The number of a stored state, or -1. */
  int find(long hash, long[] states, int at) {
    return segment(hash).find(hash, states, at);
  }

  /** The number of a stored state, or the complement of the number under which it now is. */
  int findOrAdd(long hash, long[] states, int at) {
    Segment segment = segment(hash);
    int id = segment.find(hash, states, at);
    if (id >= 0) {
      return id;
    }
    reserve(segment.used() + 1);
    prepare(segment);
    segment.add(hash, states, at);
    int fresh = segment.fresh().number(arena);
    segment.settle();
    return ~fresh;
  }

  /** Makes room for what this window may bring; all that was looked up before is settled. */
  void reserve(Window window) {
    int most = 0;
    for (int part = 0; part < segments.length; part++) {
      most = Math.max(most, segments[part].used() + window.into(part));
    }
    long before = length;
    reserve(most);
    if (length > before && expectingMore && arena.words() < WIDE) {
      length = longer(length);
    }
  }

  private void reserve(int mostInPart) {
    while (crowded(length, mostInPart)) {
      length = longer(length);
    }
  }

  /** Says that many more states are to be expected, so that the index need not grow as often. */
  void expectMore(boolean much) {
    expectingMore = much;
  }

  /** Looks the moves of a window up that lead into one part, where new states wait for numbers. */
  void lookUp(int part, Window window, boolean wanted) {
    Segment segment = segments[part];
    segment.settle();
    prepare(segment);
    for (int i = 0; i < window.size(); i++) {
      segment.lookUp(window.batch(i).into(part), wanted);
    }
  }

  private void prepare(Segment segment) {
    segment.resize((int) (length / segments.length));
  }

  /** Gives a number to the first state of a part that waits for one. */
  int number(int part) {
    Fresh fresh = segments[part].fresh();
    int id = fresh.number(arena);
    if (statesOnly) {
      foundBy.add(id, fresh.lastStep());
    }
    return id;
  }

  /**
   * Forgets what got no number. The index is then as long as the states ask for, whatever was
   * thought of on the way.
   */
  void settle() {
    int most = 0;
    for (Segment segment : segments) {
      segment.settle();
      most = Math.max(most, segment.used());
    }
    length = FIRST;
    reserve(most);
    for (Segment segment : segments) {
      prepare(segment);
    }
  }

  /** More than three quarters are in use, or hardly a slot of a part would be empty. */
  private boolean crowded(long slots, int mostInPart) {
    long part = slots / segments.length;
    return part < LONGEST && (size() >= slots - slots / 4 || mostInPart >= part - part / 16);
  }

  /**
   * Double; four times where empty slots are little beside the states, since all are hashed again;
   * less than double once it is large and a state is so small that empty slots would weigh as much;
   * and where that leaves no room for states, an eighth more.
   */
  private long longer(long slots) {
    long more = slots;
    if (arena.words() >= WIDE) {
      more = 3 * slots;
    } else if (arena.words() == 1 && slots >= LARGE) {
      more = slots / 32 * 15;
    }
    if (arena.bytes() + (slots + more) * Integer.BYTES > room && slots >= LARGE) {
      more = slots / 8;
    }
    return Math.min(slots + more & -(1L << MOST_PART_BITS), LONGEST * segments.length);
  }

  private Segment segment(long hash) {
    return segments[Segment.of(hash, segments.length)];
  }
}
