package org.dropmaster.explore.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.dropmaster.explore.Arena;

/** Where a search puts the states that memory has no room for; their index stays in memory. */
public final class Disk implements IntFunction<Arena> {
  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** A file in that folder, which is gone when what was explored is closed. */
  public static Disk in(Path folder) {
    return new Disk(folder);
  }

  /** A file in a folder of its own for temporary files, which goes away with it. */
  public static IntFunction<Arena> temporary() {
    return words -> {
      try {
        return new MappedArena(words, Files.createTempDirectory("dropmaster"), true);
      } catch (IOException failed) {
        throw new UncheckedIOException("there is no place for temporary files", failed);
      }
    };
  }

  @Override
  public Arena apply(int words) {
    return new MappedArena(words, folder, false);
  }
}
