package org.dropmaster.explore;

/** States in the order they were found, numbered from 0; it is list, queue and levels at once. */
public abstract class Arena implements AutoCloseable {
  /** Longs of a state. */
  protected final int words;

  private int size;

  /** An arena of states of so many longs. */
  protected Arena(int words) {
    this.words = words;
  }

  /** Longs of a state. */
  public final int words() {
    return words;
  }

  /** How many states there are. */
  public final int size() {
    return size;
  }

  /** Adds a state and returns its number. */
  final int add(long[] states, int at) {
    put(size, states, at);
    return size++;
  }

  /** Adds all of another one, which it is to take the place of. */
  final void addAll(Arena others) {
    long[] state = new long[words];
    for (int id = 0; id < others.size; id++) {
      others.get(id, state);
      add(state, 0);
    }
  }

  final void get(int id, long[] into) {
    get(id, into, 0);
  }

  /** Copies a state to that place. */
  public abstract void get(int id, long[] into, int at);

  /** Writes the state of the number after the last. */
  protected abstract void put(int id, long[] states, int at);

  /** Whether the state of that number is the one at that place. */
  public abstract boolean same(int id, long[] states, int at);

  /** Its hash. */
  public abstract long hash(int id);

  /** The first long of a state, to have its cache line near before it is compared. */
  public abstract long touch(int id);

  /** One of all longs of all states, in order. */
  public abstract long word(long at);

  /** Memory that it takes; what lies on disk is not counted. */
  public abstract long bytes();

  /** The hash of a state's longs so far, and one more; 0 before the first. */
  protected static long mix(long hash, long word) {
    return StateHash.mix(hash, word);
  }

  /** The hash of a state's longs so far, and two more; a last one by itself comes after them. */
  protected static long mix(long hash, long word, long next) {
    return StateHash.mix(hash, word, next);
  }

  /** The hash of a state all of whose longs are mixed in. */
  protected static long mixed(long hash) {
    return StateHash.end(hash);
  }

  @Override
  public void close() {}
}
