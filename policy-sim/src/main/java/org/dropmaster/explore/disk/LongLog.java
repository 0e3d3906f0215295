package org.dropmaster.explore.disk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;

/** Longs that are only ever added to a file; how many of them count is marked elsewhere. */
final class LongLog {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final CRC32 sum = new CRC32();
  private long size;
  private long expectedSum;

  /** Takes the longs of a log, with their places. */
  interface Reader {
    void take(long at, long value);
  }

  LongLog(Path file) {
    this.file = file;
  }

  /** How many there are. */
  long size() {
    return size;
  }

  /**
   * Adds so many longs, which it asks for one after the other, and waits until the disk has them.
   */
  void append(long count, LongUnaryOperator values) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(size * Long.BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      for (long i = 0; i < count; i++) {
        buffer.putLong(values.applyAsLong(i));
        if (!buffer.hasRemaining() || i == count - 1) {
          drain(buffer.flip(), channel);
        }
      }
      channel.force(true);
    }
    size += count;
  }

  private void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
    sum.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  void writeMark(DataOutputStream out) throws IOException {
    out.writeLong(size);
    out.writeLong(sum.getValue());
  }

  void readMark(DataInputStream in) throws IOException {
    size = in.readLong();
    expectedSum = in.readLong();
  }

  /** Reads all that counts; a file that was changed is refused at its end. */
  void read(Reader reader) throws IOException {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer value = ByteBuffer.wrap(bytes);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      for (long at = 0; at < size; at++) {
        in.readFully(bytes);
        sum.update(bytes);
        reader.take(at, value.getLong(0));
      }
    }
    if (sum.getValue() != expectedSum) {
      throw new IOException(file + " is not as it was written");
    }
  }
}
