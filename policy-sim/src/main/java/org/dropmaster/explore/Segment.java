package org.dropmaster.explore;

/**
 * One part of the index: open addressing over ints, each a state's number plus one below and, in
 * the bits that numbers do not need, a piece of its hash that spares most looks into the arena.
 * Zero is an empty slot. States are looked up a batch at a time and numbered afterwards, in the
 * order of their moves; until then the index holds their places among the fresh ones, counted on
 * from the last number.
 */
final class Segment {
  /** Hash bits from which the piece in a slot is taken; the home slot is made of others. */
  private static final int TAG_BITS = 25;

  private static final int BLOCK = 512;

  private final int part;
  private final int parts;
  private Arena arena;
  private final Fresh fresh;
  private final Places places = new Places();
  private int[] slots;
  private int used;
  private int idBits;
  private int numbered;
  private long touched;

  Segment(int part, int parts, Arena arena, int length) {
    this.part = part;
    this.parts = parts;
    this.arena = arena;
    this.fresh = new Fresh(arena.words());
    this.slots = new int[0];
    resize(length);
  }

  /** The part of the index that a hash belongs to. */
  static int of(long hash, int parts) {
    return (int) (hash >>> Long.SIZE - StateSet.MOST_PART_BITS) & parts - 1;
  }

  int used() {
    return used;
  }

  Fresh fresh() {
    return fresh;
  }

  /** Says where the states are from now on, with the same numbers. */
  void moved(Arena elsewhere) {
    arena = elsewhere;
  }

  private int home(long hash) {
    return (int) (((hash >>> TAG_BITS & 0xFFFFFFFFL) * slots.length) >>> 32);
  }

  /** The number of a state, or -1; all must be settled. */
  int find(long hash, long[] states, int at) {
    int entry = slots[slot(hash, home(hash), states, at)];
    return entry == 0 ? -1 : id(entry);
  }

  /** Adds a state that is not there; it waits for its number. */
  void add(long hash, long[] states, int at) {
    put(slot(hash, home(hash), states, at), hash, states, at, TransitionSystem.Walker.NO_STEP);
  }

  /** Finds all of them; those that are not there wait for their numbers, if they are wanted. */
  void lookUp(Arrivals moves, boolean wanted) {
    approach(moves);
    places.meet(moves, arena);
    long[] states = moves.states();
    for (int left = 0; left < places.left(); left++) {
      int i = places.left(left);
      int at = i * arena.words();
      long hash = moves.hash(i);
      int slot = slot(hash, places.home(i), states, at);
      int entry = slots[slot];
      if (entry != 0) {
        moves.met(i, id(entry));
      } else {
        moves.fresh(i);
        if (wanted) {
          put(slot, hash, states, at, moves.step(i));
        }
      }
    }
  }

  /**
   * Touches the memory that all of them will need, in loops so short that dozens of loads are under
   * way at a time; taken one move after the other, each would cost a full round trip, twice.
   */
  private void approach(Arrivals moves) {
    places.begin(moves.size());
    for (int i = 0; i < moves.size(); i++) {
      places.home(i, home(moves.hash(i)));
    }
    long sum = places.touch(slots);
    for (int i = 0; i < moves.size(); i++) {
      long hash = moves.hash(i);
      int slot = alike(tag(hash), places.home(i));
      int id = id(slots[slot]);
      places.home(i, slot);
      places.guess(i, id >= 0 && id < numbered ? id : 0);
    }
    touched = sum + places.touch(arena);
  }

  /** The first slot from this one on that is empty or has the same piece of hash. */
  private int alike(int tag, int from) {
    int slot = from;
    int entry;
    while ((entry = slots[slot]) != 0 && entry >>> idBits != tag) {
      slot = after(slot);
    }
    return slot;
  }

  /** Keeps the touching loads from being dropped as useless. */
  long touched() {
    return touched;
  }

  /** Where the state is, or the empty slot where it would be. */
  private int slot(long hash, int from, long[] states, int at) {
    int tag = tag(hash);
    int slot = alike(tag, from);
    while (slots[slot] != 0 && !same(id(slots[slot]), states, at)) {
      slot = alike(tag, after(slot));
    }
    return slot;
  }

  private boolean same(int id, long[] states, int at) {
    return id < numbered ? arena.same(id, states, at) : fresh.same(id - numbered, states, at);
  }

  private void put(int slot, long hash, long[] states, int at, int step) {
    slots[slot] = tag(hash) << idBits | numbered + fresh.add(slot, states, at, step) + 1;
    used++;
  }

  /**
   * Puts numbers where fresh states have theirs, and drops those that got none: the last to come,
   * so that nobody else's way leads over their slots. Where no other part numbered anything in
   * between, all have the numbers that they were given in advance.
   */
  void settle() {
    if (!fresh.inARow(numbered)) {
      renumber();
    }
    fresh.clear();
    numbered = arena.size();
  }

  private void renumber() {
    for (int i = fresh.size() - 1; i >= 0; i--) {
      int slot = fresh.slot(i);
      if (fresh.numbered(i)) {
        slots[slot] = slots[slot] >>> idBits << idBits | fresh.id(i) + 1;
      } else {
        slots[slot] = 0;
        used--;
      }
    }
  }

  /**
   * Takes this length; all must be settled. Numbers take as many bits as all parts together have
   * slots, one of which is always empty.
   */
  void resize(int length) {
    if (length != slots.length) {
      long most = (long) length * parts - 1;
      idBits = Math.min(Integer.SIZE - 1, Long.SIZE - Long.numberOfLeadingZeros(most));
      slots = new int[0];
      slots = new int[length];
      for (int id = 0; id < arena.size(); id += BLOCK) {
        putAgain(id, Math.min(arena.size(), id + BLOCK));
      }
    }
  }

  /**
   * Goes through the arena from front to back, so that only the index is met out of order. Which
   * states belong to this part cannot be foreseen, so nothing branches on it.
   */
  private void putAgain(int from, int to) {
    places.begin(to - from);
    int size = 0;
    for (int id = from; id < to; id++) {
      long hash = arena.hash(id);
      places.home(size, home(hash));
      places.guess(size, tag(hash) << idBits | id + 1);
      size += of(hash, parts) == part ? 1 : 0;
    }
    places.begin(size);
    touched = places.touch(slots);
    for (int i = 0; i < size; i++) {
      int slot = places.home(i);
      while (slots[slot] != 0) {
        slot = after(slot);
      }
      slots[slot] = places.guess(i);
    }
  }

  private int tag(long hash) {
    return ((int) hash & (1 << TAG_BITS) - 1) >>> TAG_BITS - (Integer.SIZE - idBits);
  }

  private int id(int entry) {
    return (entry & (1 << idBits) - 1) - 1;
  }

  private int after(int slot) {
    return slot + 1 == slots.length ? 0 : slot + 1;
  }
}
