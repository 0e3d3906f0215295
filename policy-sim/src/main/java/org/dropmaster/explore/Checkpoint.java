package org.dropmaster.explore;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A search on disk. States and last states only ever grow, so a checkpoint adds the new ones to two
 * logs and then puts a small record in place that says how much of the logs counts. A process
 * killed in between leaves the record before, and whatever it added is not read.
 */
final class Checkpoint implements Keeper {
  private static final String FORMAT = "dropmaster search 1";

  private final Path record;
  private final Path folder;
  private final String identity;
  private final BooleanSupplier due;
  private final LongLog states;
  private final LongLog lasts;
  private int[] restoredLasts = new int[0];
  private int[] newLasts = new int[16];
  private int newLastsSize;

  Checkpoint(Path folder, String identity, BooleanSupplier due) {
    this.folder = folder;
    this.identity = identity;
    this.due = due;
    record = folder.resolve("search");
    states = new LongLog(folder.resolve("states"));
    lasts = new LongLog(folder.resolve("lasts"));
  }

  @Override
  public void last(int id) {
    if (newLastsSize == newLasts.length) {
      newLasts = Arrays.copyOf(newLasts, 2 * newLastsSize);
    }
    newLasts[newLastsSize++] = id;
  }

  @Override
  public int[] lasts() {
    return restoredLasts.clone();
  }

  @Override
  public void settled(Tally tally, StateSet set, Parents parents) {
    if (due.getAsBoolean()) {
      ended(tally, set, parents);
    }
  }

  @Override
  public void ended(Tally tally, StateSet set, Parents parents) {
    try {
      Files.createDirectories(folder);
      Arena arena = set.arena();
      long before = states.size();
      states.append((long) arena.size() * arena.words() - before, i -> arena.word(before + i));
      lasts.append(newLastsSize, i -> newLasts[(int) i]);
      newLastsSize = 0;
      write(tally, arena.words(), parents);
    } catch (IOException failed) {
      throw new UncheckedIOException("the checkpoint could not be written", failed);
    }
  }

  private void write(Tally tally, int words, Parents parents) throws IOException {
    Path fresh = folder.resolve("search.new");
    try (FileOutputStream file = new FileOutputStream(fresh.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
      out.writeUTF(FORMAT);
      out.writeUTF(identity);
      out.writeInt(words);
      states.writeMark(out);
      lasts.writeMark(out);
      out.writeLong(tally.transitions);
      out.writeLong(tally.finals);
      out.writeInt(tally.deepest);
      out.writeInt(tally.expanded);
      out.writeInt(tally.levelEnd);
      out.writeInt(tally.levels.size());
      for (int level = 0; level < tally.levels.size(); level++) {
        out.writeInt(tally.levels.start(level));
      }
      for (int i = 0; i < parents.size(); i++) {
        out.writeInt(parents.recorded(i));
      }
      out.flush();
      file.getFD().sync();
    }
    Files.move(fresh, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean restore(Tally tally, StateSet set, Parents parents) {
    if (!Files.exists(record)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(record)))) {
      check(in, set.arena().words());
      states.readMark(in);
      lasts.readMark(in);
      tally.transitions = in.readLong();
      tally.finals = in.readLong();
      tally.deepest = in.readInt();
      tally.expanded = in.readInt();
      tally.levelEnd = in.readInt();
      int levels = in.readInt();
      for (int level = 0; level < levels; level++) {
        tally.levels.begin(in.readInt());
      }
      restore(set);
      for (int id = 0; id < set.size(); id += Parents.EVERY) {
        parents.found(id, in.readInt());
      }
      restoredLasts = new int[(int) lasts.size()];
      lasts.read((at, value) -> restoredLasts[(int) at] = (int) value);
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException("the checkpoint in " + folder + " is damaged", failed);
    }
  }

  private void check(DataInputStream in, int words) throws IOException {
    if (!in.readUTF().equals(FORMAT)) {
      throw new IllegalArgumentException(folder + " keeps a search of another version");
    }
    if (!in.readUTF().equals(identity) || in.readInt() != words) {
      throw new IllegalArgumentException(folder + " keeps another search");
    }
  }

  private void restore(StateSet set) throws IOException {
    int words = set.arena().words();
    long[] state = new long[words];
    states.read(
        (at, value) -> {
          state[(int) (at % words)] = value;
          if (at % words == words - 1
              && set.findOrAdd(StateHash.of(state, 0, words), state, 0) >= 0) {
            throw new IllegalStateException("the checkpoint has a state twice");
          }
        });
  }
}
