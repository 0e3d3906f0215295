package org.dropmaster.explore.disk;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.dropmaster.explore.Keeper;

/**
 * A search on disk. States and last states only ever grow, so a checkpoint adds the new ones to two
 * logs and then puts a small record in place that says how much of the logs counts. A process
 * killed in between leaves the record before, and whatever it added is not read.
 */
final class Checkpoint implements Keeper {
  private static final String FORMAT = "dropmaster search 5";

  private final Path record;
  private final Path folder;
  private final Map<String, String> identity;
  private final BooleanSupplier due;
  private final LongLog states;
  private final LongLog lasts;
  private Optional<FileChannel> lock = Optional.empty();
  private long[] newLasts = new long[16];
  private int newLastsSize;

  Checkpoint(Path folder, Map<String, String> identity, BooleanSupplier due) {
    this.folder = folder;
    this.identity = identity;
    this.due = due;
    record = folder.resolve("search");
    states = new LongLog(folder.resolve("states"));
    lasts = new LongLog(folder.resolve("lasts"));
  }

  @Override
  public void last(long id) {
    if (newLastsSize == newLasts.length) {
      newLasts = Arrays.copyOf(newLasts, 2 * newLastsSize);
    }
    newLasts[newLastsSize++] = id;
  }

  @Override
  public void settled(Kept search) {
    if (due.getAsBoolean()) {
      ended(search);
    }
  }

  @Override
  public void ended(Kept search) {
    try {
      long before = states.size();
      states.append(search.longs() - before, i -> search.word(before + i));
      lasts.append(newLastsSize, i -> newLasts[(int) i]);
      newLastsSize = 0;
      write(search);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the checkpoint in " + folder + " could not be written", failed);
    }
  }

  private void write(Kept search) throws IOException {
    Path fresh = folder.resolve("search.new");
    CRC32 checksum = new CRC32();
    try (FileOutputStream file = new FileOutputStream(fresh.toFile());
        DataOutputStream out =
            new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(file), checksum))) {
      out.writeUTF(FORMAT);
      out.writeInt(identity.size());
      for (Map.Entry<String, String> fact : identity.entrySet()) {
        out.writeUTF(fact.getKey());
        out.writeUTF(fact.getValue());
      }
      out.writeInt(search.words());
      states.writeMark(out);
      lasts.writeMark(out);
      long[] longs = search.record();
      out.writeInt(longs.length);
      for (long value : longs) {
        out.writeLong(value);
      }
      out.writeLong(checksum.getValue());
      out.flush();
      file.getFD().sync();
    }
    Files.move(fresh, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean restore(Restored search) {
    take();
    if (!Files.exists(record)) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(record);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      check(in, bytes, search.words());
      states.readMark(in);
      lasts.readMark(in);
      long[] longs = new long[in.readInt()];
      for (int i = 0; i < longs.length; i++) {
        longs[i] = in.readLong();
      }
      restoreStates(search);
      search.record(longs);
      lasts.read((at, id) -> search.last(id));
      return true;
    } catch (IllegalStateException impossible) {
      throw damaged(new IOException(impossible.getMessage(), impossible));
    } catch (IOException failed) {
      throw damaged(failed);
    }
  }

  private UncheckedIOException damaged(IOException failed) {
    String damaged = "the checkpoint in " + folder + " is damaged; begin again in an empty folder";
    return new UncheckedIOException(damaged, failed);
  }

  /** Makes the folder this search's own, for as long as it runs. */
  private void take() {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = Optional.of(channel);
      if (channel.tryLock() == null) {
        throw refused("is in use");
      }
    } catch (OverlappingFileLockException ours) {
      throw refused("is in use");
    } catch (IOException failed) {
      throw new UncheckedIOException("no search can be kept in " + folder, failed);
    }
  }

  @Override
  public void close() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the checkpoint could not be closed", failed);
    }
  }

  private void check(DataInputStream in, byte[] bytes, int words) throws IOException {
    if (!in.readUTF().equals(FORMAT)) {
      throw refused("keeps a search of another version");
    }
    CRC32 checksum = new CRC32();
    int end = bytes.length - Long.BYTES;
    checksum.update(bytes, 0, end);
    if (ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != checksum.getValue()) {
      throw new IOException("its record was changed");
    }
    List<String> other = differing(in);
    if (!other.isEmpty()) {
      throw refused("keeps another search, by " + String.join(" and ", other));
    }
    if (in.readInt() != words) {
      throw refused("keeps another search, of states of another length");
    }
  }

  /** The names of the facts that are not the same here and there. */
  private List<String> differing(DataInputStream in) throws IOException {
    Map<String, String> left = new LinkedHashMap<>(identity);
    List<String> names = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      if (!in.readUTF().equals(left.remove(name))) {
        names.add(name);
      }
    }
    names.addAll(left.keySet());
    return names;
  }

  private UncheckedIOException refused(String why) {
    String refusal = folder + " " + why;
    return new UncheckedIOException(refusal, new IOException("name an empty folder"));
  }

  private void restoreStates(Restored search) throws IOException {
    long[] state = new long[search.words()];
    states.read(
        (at, value) -> {
          int word = (int) (at % state.length);
          state[word] = value;
          if (word == state.length - 1) {
            search.state(state);
          }
        });
  }
}
