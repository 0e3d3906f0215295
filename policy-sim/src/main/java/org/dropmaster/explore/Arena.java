package org.dropmaster.explore;

/** States in the order they were found, numbered from 0; it is list, queue and levels at once. */
abstract class Arena implements AutoCloseable {
  /** Longs of a state. */
  final int words;

  private int size;

  Arena(int words) {
    this.words = words;
  }

  final int words() {
    return words;
  }

  final int size() {
    return size;
  }

  /** Adds a state and returns its number. */
  final int add(long[] states, int at) {
    put(size, states, at);
    return size++;
  }

  final void get(int id, long[] into) {
    get(id, into, 0);
  }

  abstract void get(int id, long[] into, int at);

  /** Writes the state of the number after the last. */
  abstract void put(int id, long[] states, int at);

  abstract boolean same(int id, long[] states, int at);

  abstract long hash(int id);

  /** The first long of a state, to have its cache line near before it is compared. */
  abstract long touch(int id);

  /** One of all longs of all states, in order. */
  abstract long word(long at);

  /** Memory that it takes; what lies on disk is not counted. */
  abstract long bytes();

  @Override
  public void close() {}
}
