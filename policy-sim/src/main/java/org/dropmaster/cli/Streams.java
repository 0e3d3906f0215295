package org.dropmaster.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process's own streams, in UTF-8 wherever it runs, so that the same input gives the same
 * bytes.
 */
final class Streams {
  private Streams() {}

  /** The bytes of standard output. */
  static Delivery out() {
    return new Delivery(new FileOutputStream(FileDescriptor.out));
  }

  /** Standard error, line by line. */
  static PrintWriter err() {
    return writer(new FileOutputStream(FileDescriptor.err), true);
  }

  /** Text for a stream, kept back until it is flushed. */
  static PrintWriter writer(OutputStream to, boolean flushLines) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8)), flushLines);
  }
}
