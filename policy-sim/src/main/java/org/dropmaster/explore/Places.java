package org.dropmaster.explore;

/** Where in the index, and then in the arena, those are met that are looked up together. */
final class Places {
  private int[] homes = new int[1024];
  private int[] guesses = new int[1024];
  private int[] left = new int[1024];
  private int size;
  private int leftSize;

  void begin(int count) {
    if (count > homes.length) {
      homes = new int[2 * count];
      guesses = new int[2 * count];
      left = new int[2 * count];
    }
    size = count;
  }

  void home(int i, int home) {
    homes[i] = home;
  }

  int home(int i) {
    return homes[i];
  }

  void guess(int i, int entry) {
    guesses[i] = entry;
  }

  int guess(int i) {
    return guesses[i];
  }

  /** Loads all homes; nothing waits for what is loaded. */
  long touch(int[] slots) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += slots[homes[i]];
    }
    return sum;
  }

  /** Loads the first long of all guesses. */
  long touch(Arena arena) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += arena.touch(guesses[i]);
    }
    return sum;
  }

  /**
   * Settles those that were guessed right, which are most that are known, without a branch that
   * depends on it; the others are left.
   */
  void meet(Arrivals moves, Arena arena) {
    long[] states = moves.states();
    leftSize = 0;
    for (int i = 0; i < size; i++) {
      boolean same = arena.same(guesses[i], states, i * arena.words());
      moves.met(i, same ? guesses[i] : Integer.MAX_VALUE);
      left[leftSize] = i;
      leftSize += same ? 0 : 1;
    }
  }

  /** How many are left. */
  int left() {
    return leftSize;
  }

  /** One of those that are left, in order. */
  int left(int i) {
    return left[i];
  }
}
