package org.dropmaster.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Results on their way out. A {@link java.io.PrintWriter} drops what it cannot write; this one
 * remembers why.
 */
final class Delivery extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  Delivery(OutputStream to) {
    super(to);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  /**
   * Why not all of it has arrived; empty where it has, or where nobody wanted the rest: a reader
   * that has left, as {@code | head} does, is no error.
   */
  Optional<String> loss() {
    return failure.map(e -> String.valueOf(e.getMessage())).filter(why -> !left(why));
  }

  private static boolean left(String why) {
    String words = why.toLowerCase(Locale.ROOT);
    return words.contains("pipe") || words.contains("connection reset");
  }
}
