package org.dropmaster.explore;

/** What two explorers must agree on before their times may be compared, and what one state cost. */
record Counts(long states, long transitions, int depth, double bytesPerState) {
  private static final long EIGHT_DIGITS = 100_000_000;

  static Counts of(Outcome outcome) {
    if (!outcome.complete()) {
      throw new IllegalStateException("the search was cut short: " + outcome);
    }
    return new Counts(
        outcome.states(), outcome.transitions(), outcome.depth(), outcome.bytesPerState());
  }

  String line() {
    return states + " " + transitions + " " + depth + " " + bytesPerState;
  }

  static Counts parse(String line) {
    String[] parts = line.strip().split(" ", -1);
    return new Counts(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Integer.parseInt(parts[2]),
        Double.parseDouble(parts[3]));
  }

  boolean agreesWith(Counts other) {
    return same(states, other.states) && same(transitions, other.transitions);
  }

  /** To eight digits, which is what SPIN prints of numbers that have more. */
  private static boolean same(long a, long b) {
    return Math.abs(a - b) <= Math.max(a, b) / EIGHT_DIGITS;
  }
}
