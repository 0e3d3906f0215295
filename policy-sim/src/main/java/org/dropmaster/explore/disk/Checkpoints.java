package org.dropmaster.explore.disk;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.dropmaster.explore.Keeper;

/** Where a search is kept, so that it can go on after its process was stopped or killed. */
public final class Checkpoints implements Supplier<Keeper> {
  private final Path folder;
  private final Map<String, String> identity;
  private final BooleanSupplier due;

  private Checkpoints(Path folder, Map<String, String> identity, BooleanSupplier due) {
    this.folder = folder;
    this.identity = identity;
    this.due = due;
  }

  /**
   * Goes on with what is kept in that folder, or begins there; keeps the search when it is ended by
   * its clock or its memory.
   *
   * @param identity says what is searched, as named facts; a folder that keeps a search of which
   *     any is different is refused, with their names
   */
  public static Checkpoints in(Path folder, Map<String, String> identity) {
    return new Checkpoints(folder, identity, () -> false);
  }

  /** The same, and keeps it whenever this says so; it is asked after every few hundred states. */
  public Checkpoints when(BooleanSupplier itIsTime) {
    return new Checkpoints(folder, identity, itIsTime);
  }

  @Override
  public Keeper get() {
    return new Checkpoint(folder, identity, due);
  }
}
