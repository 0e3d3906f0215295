package org.dropmaster.explore;

/** How many threads a search may use; the result is the same as with one. */
public final class Threads {
  private final int count;

  private Threads(int count) {
    this.count = count;
  }

  /** So many threads, that of the caller among them. */
  public static Threads of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a search needs a thread");
    }
    return new Threads(count);
  }

  Expansion start(TransitionSystem system) {
    return count == 1 ? new Expander(system) : new Crew(system, count - 1);
  }
}
