package org.dropmaster.explore.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.dropmaster.explore.Arena;

/**
 * An arena in a file that is mapped a chunk at a time; what is not in use leaves memory. The file
 * is gone with the process, however that ends: where the system allows it, it has no name from the
 * first moment.
 */
final class MappedArena extends Arena {
  private static final int CHUNK_BITS = 18;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(1 << 16).asReadOnlyBuffer();

  private final Path folder;
  private final FileChannel channel;
  private LongBuffer[] chunks = new LongBuffer[16];
  private int mapped;

  /** Makes a file of its own in that folder. */
  MappedArena(int words, Path folder) {
    super(words);
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              Files.createTempFile(folder, "states", ".map"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException failed) {
      throw new UncheckedIOException("no states can be kept in " + folder, failed);
    }
  }

  @Override
  protected void put(int id, long[] states, int at) {
    if (id >>> CHUNK_BITS == mapped) {
      map();
    }
    chunks[id >>> CHUNK_BITS].put((id & (CHUNK - 1)) * words, states, at, words);
  }

  private void map() {
    if (mapped == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * mapped);
    }
    long bytes = (long) CHUNK * words * Long.BYTES;
    try {
      fill(mapped * bytes, bytes);
      chunks[mapped] =
          channel.map(FileChannel.MapMode.READ_WRITE, mapped * bytes, bytes).asLongBuffer();
      mapped++;
    } catch (IOException failed) {
      throw new UncheckedIOException("the states need more room in " + folder, failed);
    }
  }

  /** Takes the room before it is mapped: a full disk is told here, not where memory is written. */
  private void fill(long from, long bytes) throws IOException {
    for (long at = from; at < from + bytes; ) {
      ByteBuffer zeros = NOTHING.duplicate();
      zeros.limit((int) Math.min(zeros.capacity(), from + bytes - at));
      at += channel.write(zeros, at);
    }
  }

  @Override
  public void get(int id, long[] into, int at) {
    chunks[id >>> CHUNK_BITS].get((id & (CHUNK - 1)) * words, into, at, words);
  }

  @Override
  public boolean same(int id, long[] states, int at) {
    LongBuffer chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    for (int word = 0; word < words; word++) {
      if (chunk.get(from + word) != states[at + word]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long hash(int id) {
    LongBuffer chunk = chunks[id >>> CHUNK_BITS];
    int from = (id & (CHUNK - 1)) * words;
    long hash = 0;
    int word = 0;
    for (; word < words - 1; word += 2) {
      hash = mix(hash, chunk.get(from + word), chunk.get(from + word + 1));
    }
    return mixed(word < words ? mix(hash, chunk.get(from + word)) : hash);
  }

  @Override
  public long touch(int id) {
    return chunks[id >>> CHUNK_BITS].get((id & (CHUNK - 1)) * words);
  }

  @Override
  public long word(long at) {
    int id = (int) (at / words);
    return chunks[id >>> CHUNK_BITS].get((id & (CHUNK - 1)) * words + (int) (at % words));
  }

  @Override
  public long bytes() {
    return 0;
  }

  /** Gives back what the file takes: it is mapped until its buffers are collected. */
  @Override
  public void close() {
    chunks = new LongBuffer[0]; // what is cut off can no longer be read
    try {
      if (channel.isOpen()) {
        cut();
      }
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("the file of the states could not be closed", failed);
    }
  }

  private void cut() {
    try {
      channel.truncate(0);
    } catch (IOException mapped) {
      return; // some systems cut no file that is mapped
    }
  }
}
