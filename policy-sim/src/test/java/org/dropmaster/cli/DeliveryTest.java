package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private final StringWriter err = new StringWriter();

  /** Takes so many bytes and fails from then on. */
  private static final class Full extends OutputStream {
    private final String why;
    private int room;

    Full(int room, String why) {
      this.room = room;
      this.why = why;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException(why);
      }
    }
  }

  private int run(OutputStream to, String... args) {
    return Dropmaster.deliver(new Delivery(to), new PrintWriter(err, true), args);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 1000})
  void aFullDiskIsTwoWhereverItHappens(int room) {
    assertThat(run(new Full(room, "No space left on device"), "states")).isEqualTo(2);
  }

  @Test
  void aFullDiskIsToldInOneLine() {
    assertThat(run(new Full(100, "No space left on device"), "states")).isEqualTo(2);
    assertThat(err)
        .hasToString("dropmaster: cannot write standard output: No space left on device.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "Connection reset by peer", "The pipe is being closed"})
  void aReaderThatHasLeftIsNoError(String why) {
    assertThat(run(new Full(100, why), "states")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aVerdictIsKeptWhereTheReaderHasLeft() {
    assertThat(
            run(
                new Full(0, "Broken pipe"),
                "run",
                "close-races-export",
                "--policy",
                "exclusive-owner-late"))
        .isEqualTo(1);
  }

  @Test
  void whatCouldBeWrittenIsWrittenAsUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(run(bytes, "--version")).isZero();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("dropmaster ").endsWith("\n");
  }
}
