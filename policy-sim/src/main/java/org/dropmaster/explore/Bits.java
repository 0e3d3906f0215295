package org.dropmaster.explore;

/** A run of bits of a state, within one long. */
public record Bits(int word, int shift, long mask) {
  /** No bits at all. */
  public static final Bits NONE = new Bits(0, 0, 0);

  long of(long[] state) {
    return state[word] >>> shift & mask;
  }
}
