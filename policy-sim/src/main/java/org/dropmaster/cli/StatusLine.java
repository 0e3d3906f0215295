package org.dropmaster.cli;

import java.io.PrintWriter;

/** One line on a terminal that says what is being done, and goes away at its end. */
final class StatusLine {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private boolean shown;

  StatusLine(PrintWriter err) {
    this.err = err;
  }

  /** Shows as much of this as fits, instead of what was shown before; any thread may tell. */
  synchronized void show(String what) {
    shown = true;
    err.print(CLEAR + Terminal.fit(what));
    err.flush();
  }

  /** Takes the line away. */
  synchronized void end() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
