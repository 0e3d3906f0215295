package org.dropmaster.explore;

import java.util.Arrays;

/** An arena in memory, in chunks that are never copied once they are full. */
final class HeapArena extends Arena {
  private static final int CHUNK_BITS = 18;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST = 64;

  private long[][] chunks = new long[1][];
  private int capacity = FIRST;

  HeapArena(int words) {
    super(words);
    chunks[0] = new long[FIRST * words];
  }

  @Override
  public long bytes() {
    return (long) capacity * words * Long.BYTES;
  }

  @Override
  public void get(int id, long[] into, int at) {
    long[] chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      into[at + word] = chunk[from + word];
    }
  }

  @Override
  public long touch(int id) {
    return chunks[id >>> CHUNK_BITS][(id & (CHUNK - 1)) * words];
  }

  @Override
  public long word(long at) {
    int id = (int) (at / words);
    return chunks[id >>> CHUNK_BITS][(id & (CHUNK - 1)) * words + (int) (at % words)];
  }

  @Override
  public boolean same(int id, long[] states, int at) {
    long[] chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      if (chunk[from + word] != states[at + word]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long hash(int id) {
    return StateHash.of(chunks[id >>> CHUNK_BITS], (id & (CHUNK - 1)) * words, words);
  }

  @Override
  protected void put(int id, long[] states, int at) {
    if (id == capacity) {
      grow();
    }
    long[] chunk = chunks[id >>> CHUNK_BITS];
    int to = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      chunk[to + word] = states[at + word];
    }
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
