package org.dropmaster.explore;

import java.util.Arrays;

/** States in the order they were found, numbered from 0; it is list, queue and levels at once. */
final class Arena {
  private static final int CHUNK_BITS = 18;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST = 64;

  private final int words;
  private long[][] chunks = new long[1][];
  private int size;
  private int capacity = FIRST;

  Arena(int words) {
    this.words = words;
    chunks[0] = new long[FIRST * words];
  }

  int words() {
    return words;
  }

  int size() {
    return size;
  }

  long bytes() {
    return (long) capacity * words * Long.BYTES;
  }

  void get(int id, long[] into) {
    get(id, into, 0);
  }

  void get(int id, long[] into, int at) {
    long[] chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      into[at + word] = chunk[from + word];
    }
  }

  /** The first long of a state, to have its cache line near before it is compared. */
  long touch(int id) {
    return chunks[id >>> CHUNK_BITS][(id & (CHUNK - 1)) * words];
  }

  /** One of all longs of all states, in order. */
  long word(long at) {
    int id = (int) (at / words);
    return chunks[id >>> CHUNK_BITS][(id & (CHUNK - 1)) * words + (int) (at % words)];
  }

  boolean same(int id, long[] states, int at) {
    long[] chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      if (chunk[from + word] != states[at + word]) {
        return false;
      }
    }
    return true;
  }

  long hash(int id) {
    return StateHash.of(chunks[id >>> CHUNK_BITS], (id & (CHUNK - 1)) * words, words);
  }

  int add(long[] states, int at) {
    if (size == capacity) {
      grow();
    }
    long[] chunk = chunks[size >>> CHUNK_BITS];
    int to = (size & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      chunk[to + word] = states[at + word];
    }
    return size++;
  }

  /** Doubles the first chunk, so that small searches stay small; later ones are never copied. */
  private void grow() {
    if (capacity < CHUNK) {
      capacity *= 2;
      chunks[0] = Arrays.copyOf(chunks[0], capacity * words);
      return;
    }
    int next = capacity >>> CHUNK_BITS;
    if (next == chunks.length) {
      chunks = Arrays.copyOf(chunks, next * 2);
    }
    chunks[next] = new long[CHUNK * words];
    capacity += CHUNK;
  }
}
