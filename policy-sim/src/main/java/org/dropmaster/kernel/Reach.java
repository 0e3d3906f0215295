package org.dropmaster.kernel;

import org.dropmaster.compile.Value;
import org.dropmaster.program.Term;

/** Decides which things a verb's argument stands for: a bo, a file, an owner, or the device. */
public final class Reach {
  private Reach() {}

  /**
   * Whether a thing made from this bo, through this file, in this epoch is meant.
   *
   * <p>Of a file: all made through it or from its memory. Of an owner: all of the epoch that began
   * with the acquire that made the owner.
   */
  public static Term of(World world, Value scope, Term bo, Term file, Term epoch) {
    Term wanted = scope.term();
    return switch (scope.kind()) {
      case "bo" -> bo.eq(wanted);
      case "file" -> file.eq(wanted).or(world.pool("bo").raw("file", bo).eq(wanted));
      case "owner" -> {
        Term mine = world.pool("owner").raw("epoch", wanted);
        yield mine.ne(0).and(epoch.eq(mine));
      }
      default -> Term.TRUE;
    };
  }
}
