package org.dropmaster.explore;

import java.util.Arrays;

/** An arena in memory, in chunks that are never copied once they are full. */
final class HeapArena extends Arena {
  private static final int CHUNK_LONGS = 1 << 17;
  private static final int FIRST = 64;

  private final int bits;
  private final int mask;
  private long[][] chunks = new long[1][];
  private int capacity = FIRST;

  HeapArena(int words) {
    super(words);
    int states = Math.max(FIRST, Integer.highestOneBit(CHUNK_LONGS / words));
    bits = Integer.numberOfTrailingZeros(states);
    mask = states - 1;
    chunks[0] = new long[FIRST * words];
  }

  @Override
  public long bytes() {
    return (long) capacity * words * Long.BYTES;
  }

  @Override
  public void get(int id, long[] into, int at) {
    long[] chunk = chunks[id >>> bits];
    int from = (id & mask) * words;
    for (int word = 0; word < words; word++) {
      into[at + word] = chunk[from + word];
    }
  }

  @Override
  public long touch(int id) {
    return chunks[id >>> bits][(id & mask) * words];
  }

  @Override
  public long word(long at) {
    int id = (int) (at / words);
    return chunks[id >>> bits][(id & mask) * words + (int) (at % words)];
  }

  @Override
  public boolean same(int id, long[] states, int at) {
    long[] chunk = chunks[id >>> bits];
    int from = (id & mask) * words;
    long different = 0;
    for (int word = 0; word < words; word++) {
      different |= chunk[from + word] ^ states[at + word];
    }
    return different == 0;
  }

  @Override
  public long hash(int id) {
    return StateHash.of(chunks[id >>> bits], (id & mask) * words, words);
  }

  @Override
  protected void put(int id, long[] states, int at) {
    if (id == capacity) {
      grow();
    }
    long[] chunk = chunks[id >>> bits];
    int to = (id & mask) * words;
    for (int word = 0; word < words; word++) {
      chunk[to + word] = states[at + word];
    }
  }

  /** Doubles the first chunk, so that small searches stay small; later ones are never copied. */
  private void grow() {
    if (capacity <= mask) {
      capacity *= 2;
      chunks[0] = Arrays.copyOf(chunks[0], capacity * words);
      return;
    }
    int next = capacity >>> bits;
    if (next == chunks.length) {
      chunks = Arrays.copyOf(chunks, next * 2);
    }
    chunks[next] = new long[(mask + 1) * words];
    capacity += mask + 1;
  }
}
