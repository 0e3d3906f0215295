package org.dropmaster.explore;

/**
 * One part of the index: open addressing over ints, each a state's number plus one below and, in
 * the bits that the numbers do not need yet, a piece of its hash that spares most looks into the
 * arena. Zero is an empty slot.
 */
final class Segment {
  /** Hash bits from which the piece in a slot is taken; the home slot is made of others. */
  private static final int TAG_BITS = 25;

  private static final int FIRST_ID_BITS = 16;
  private static final int FIRST = 16;
  private static final int LARGE = 1 << 12;

  private int[] slots = new int[FIRST];
  private int used;
  private int idBits = FIRST_ID_BITS;

  int length() {
    return slots.length;
  }

  int home(long hash) {
    return (int) (((hash >>> TAG_BITS & 0xFFFFFFFFL) * slots.length) >>> 32);
  }

  /** Whatever is in the home slot, to have its cache line near before it is probed. */
  int touch(long hash) {
    return slots[home(hash)];
  }

  /** The number of the state that is most likely this one, or 0, to have that near as well. */
  int guess(long hash) {
    int entry = slots[home(hash)];
    return entry != 0 && entry >>> idBits == tag(hash) ? id(entry) : 0;
  }

  int find(long hash, Arena arena, long[] states, int at) {
    int tag = tag(hash);
    int slot = home(hash);
    int entry;
    while ((entry = slots[slot]) != 0) {
      if (entry >>> idBits == tag && arena.same(id(entry), states, at)) {
        return id(entry);
      }
      slot = after(slot);
    }
    return -1;
  }

  /** The number of a state that is stored, or the complement of that under which it now is. */
  int findOrAdd(long hash, Arena arena, long[] states, int at) {
    int tag = tag(hash);
    int slot = home(hash);
    int entry;
    while ((entry = slots[slot]) != 0) {
      if (entry >>> idBits == tag && arena.same(id(entry), states, at)) {
        return id(entry);
      }
      slot = after(slot);
    }
    int id = arena.add(states, at);
    if (makeRoom(id, arena)) {
      put(hash, id);
    } else {
      slots[slot] = tag << idBits | id + 1;
    }
    used++;
    return ~id;
  }

  /** Whether slots had to move, or numbers to become wider, for one more. */
  private boolean makeRoom(int id, Arena arena) {
    boolean narrow = id + 1 >>> idBits != 0;
    boolean crowded = used >= slots.length - slots.length / 4;
    while (id + 1 >>> idBits != 0) {
      widen();
    }
    if (crowded) {
      grow(arena);
    }
    return narrow || crowded;
  }

  private void put(long hash, int id) {
    int slot = home(hash);
    while (slots[slot] != 0) {
      slot = after(slot);
    }
    slots[slot] = tag(hash) << idBits | id + 1;
  }

  /**
   * By half, not double, once it is large: the emptiest index still holds the promised bytes a
   * state. All hashes are made before the first is put, so that the arena's cache misses overlap.
   */
  private void grow(Arena arena) {
    int[] ids = new int[used + 1];
    int size = 0;
    for (int entry : slots) {
      ids[size] = id(entry);
      size += entry == 0 ? 0 : 1;
    }
    long[] hashes = new long[used];
    for (int i = 0; i < used; i++) {
      hashes[i] = arena.hash(ids[i]);
    }
    slots = new int[slots.length + (slots.length < LARGE ? slots.length : slots.length / 2)];
    for (int i = 0; i < used; i++) {
      put(hashes[i], ids[i]);
    }
  }

  /** One bit more for numbers, one less of hash, in place. */
  private void widen() {
    for (int slot = 0; slot < slots.length; slot++) {
      int entry = slots[slot];
      slots[slot] = entry == 0 ? 0 : entry >>> idBits + 1 << idBits + 1 | id(entry) + 1;
    }
    idBits++;
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
