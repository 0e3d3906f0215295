package org.dropmaster.explore;

/**
 * A system of whose moves only those are made that are needed to reach every end of a run: of steps
 * that can be exchanged, one order stands for all.
 *
 * <p>Where actors go round, the others must not be put off for ever (the cycle proviso). Places are
 * numbered, and a state is expanded in part only if each of the moves that are made leads to a
 * greater sum of places; so no cycle consists of such states alone. That asks for nothing but the
 * two states, so it is the same in whatever order, by how many threads or where they are searched.
 * A state out of which a move ends the run in its middle is expanded in full as well. Of more than
 * 64 actors every state is: there is a bit for each.
 */
public final class PartialOrder extends Reduced {
  /** When a state may be expanded in part. */
  interface Proviso {
    Proviso FORWARD = (before, after) -> after > before;

    boolean allows(long before, long after);
  }

  private final StubbornSets sets;
  private final Bits ended;
  private final Proviso proviso;

  /** The system with what is superfluous left out. */
  public PartialOrder(TransitionSystem system, Footprints footprints) {
    this(system, footprints, Proviso.FORWARD);
  }

  PartialOrder(TransitionSystem system, Footprints footprints, Proviso proviso) {
    this(system, new StubbornSets(footprints), footprints.ended(), proviso);
  }

  private PartialOrder(TransitionSystem system, StubbornSets sets, Bits ended, Proviso proviso) {
    super(system);
    this.sets = sets;
    this.ended = ended;
    this.proviso = proviso;
  }

  @Override
  public TransitionSystem another() {
    return new PartialOrder(system.another(), sets, ended, proviso);
  }

  @Override
  public Walker walker() {
    return sets.actors() > Long.SIZE ? system.walker() : new Choosing(system.walker());
  }

  /** Makes all moves, and hands on those that are enough. */
  private final class Choosing implements Walker, Visitor {
    private final Walker walker;
    private final MoveStack moves = new MoveStack(system.words());
    private final long[] next = new long[system.words()];
    private final int[] places = new int[sets.actors()];
    private long measure;
    private long enabled;
    private long held;
    private boolean ends;

    Choosing(Walker walker) {
      this.walker = walker;
    }

    @Override
    public void expand(long[] state, Visitor visitor) {
      measure = sets.places(state, places);
      moves.cut(0);
      enabled = 0;
      held = 0;
      ends = false;
      walker.expand(state, this);
      long enough = ends ? enabled : enough();
      for (int i = 0; i < moves.size(); i++) {
        if ((enough >>> moves.actor(i) & 1) != 0) {
          moves.state(i, next);
          visitor.move(moves.actor(i), moves.choice(i), next);
        }
      }
    }

    @Override
    public void move(int actor, int choice, long[] to) {
      moves.push(0, actor, choice, to);
      enabled |= 1L << actor;
      held |= proviso.allows(measure, sets.measure(to)) ? 0 : 1L << actor;
      ends |= ended.of(to) != 0;
    }

    /** The fewest actors that are enough and of whom none is held back by the proviso. */
    private long enough() {
      long fewest = enabled;
      for (long left = enabled & ~held; left != 0; left &= left - 1) {
        long with = sets.with(Long.numberOfTrailingZeros(left), enabled, places) & enabled;
        if ((with & held) == 0 && Long.bitCount(with) < Long.bitCount(fewest)) {
          fewest = with;
        }
      }
      return fewest;
    }
  }
}
