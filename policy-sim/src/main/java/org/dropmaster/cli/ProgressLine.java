package org.dropmaster.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Progress;

/** One line on a terminal that says how far a search is, and goes away at its end. */
final class ProgressLine implements Observer {
  private static final long PAUSE = 200_000_000;

  private final StatusLine line;
  private final String what;
  private final long begin = System.nanoTime();
  private long shown = begin;

  ProgressLine(PrintWriter err, String what) {
    this.line = new StatusLine(err);
    this.what = what;
  }

  @Override
  public void progress(Progress progress) {
    long now = System.nanoTime();
    if (now - shown < PAUSE) {
      return;
    }
    shown = now;
    line.show(
        String.format(
            Locale.ROOT,
            "%s: %,d states, %,.0f/s, depth %d, frontier %,d, %,d MB",
            what,
            progress.states(),
            progress.states() * 1e9 / (now - begin),
            progress.depth(),
            progress.frontier(),
            progress.bytes() >> 20));
  }

  /** Takes the line away. */
  void end() {
    line.end();
  }
}
