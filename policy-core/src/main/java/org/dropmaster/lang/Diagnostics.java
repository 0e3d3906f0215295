package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong: one message a place, and no more than anybody would read. */
final class Diagnostics {
  private static final int MOST = 1000;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Integer> places = new HashSet<>();

  /** Adds a message unless this place already has one; true if it was added. */
  boolean add(Span span, Code code, String message, String note, String... help) {
    boolean fresh = found.size() < MOST && places.add(span.start());
    if (fresh) {
      found.add(new Diagnostic(span, code, message, note, List.of(help)));
    }
    return fresh;
  }

  /** Takes over those of another that begin before an offset. */
  void addAll(Diagnostics others, int before) {
    for (Diagnostic each : others.found) {
      if (each.span().start() < before) {
        found.add(each);
      }
    }
  }

  /** Whether there are so many that to go on is no use. */
  boolean full() {
    return found.size() >= MOST;
  }

  /** All, in the order of the text. */
  List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(each -> each.span().start()));
    return List.copyOf(all);
  }
}
