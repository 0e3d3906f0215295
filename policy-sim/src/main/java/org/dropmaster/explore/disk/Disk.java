package org.dropmaster.explore.disk;

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

  /** A file among the temporary ones. */
  public static Disk temporary() {
    return new Disk(Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Override
  public Arena apply(int words) {
    return new MappedArena(words, folder);
  }
}
