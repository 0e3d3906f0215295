package org.dropmaster.explore;

import java.nio.file.Path;

/** Where a search puts the states that memory has no room for; their index stays in memory. */
public final class Disk {
  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** A file in that folder, which is gone when what was explored is closed. */
  public static Disk in(Path folder) {
    return new Disk(folder);
  }

  Arena arena(int words) {
    return new MappedArena(words, folder);
  }
}
