package org.dropmaster.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process's own streams, in UTF-8 wherever it runs, so that the same input gives the same
 * bytes.
 *
 * <p>A reader that has left, as {@code | head} does, is no error: a {@link PrintWriter} drops what
 * it cannot write, and the exit status still tells the verdict.
 */
final class Streams {
  private Streams() {}

  /** Standard output, kept back until it is flushed. */
  static PrintWriter out() {
    return writer(FileDescriptor.out, false);
  }

  /** Standard error, line by line. */
  static PrintWriter err() {
    return writer(FileDescriptor.err, true);
  }

  private static PrintWriter writer(FileDescriptor to, boolean flushLines) {
    FileOutputStream bytes = new FileOutputStream(to);
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)), flushLines);
  }
}
