package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a keeper sees of a search, and how it gives one back. */
final class KeptSearch implements Keeper.Kept, Keeper.Restored {
  private static final int BETWEEN = 4096;

  private final Tally tally;
  private final StateSet set;
  private final Parents parents;
  private final Runnable makeRoom;
  private final List<Long> lasts = new ArrayList<>();

  /**
   * Of a search with these.
   *
   * @param makeRoom makes room for the states that are given back, if it can
   */
  KeptSearch(Tally tally, StateSet set, Parents parents, Runnable makeRoom) {
    this.tally = tally;
    this.set = set;
    this.parents = parents;
    this.makeRoom = makeRoom;
  }

  @Override
  public int words() {
    return set.arena().words();
  }

  @Override
  public long longs() {
    return (long) set.size() * words();
  }

  @Override
  public long word(long at) {
    return set.arena().word(at);
  }

  @Override
  public long[] record() {
    long[] record = tally.record();
    int before = record.length;
    long[] all = Arrays.copyOf(record, before + parents.size());
    for (int i = 0; i < parents.size(); i++) {
      all[before + i] = parents.recorded(i);
    }
    return all;
  }

  @Override
  public void state(long[] state) {
    if (set.findOrAdd(StateHash.of(state, 0, state.length), state, 0) >= 0) {
      throw new IllegalStateException("a state was kept twice");
    }
    if (set.size() % BETWEEN == 0) {
      makeRoom.run();
    }
  }

  @Override
  public void record(long[] record) {
    int at = tally.restore(record);
    while (at < record.length) {
      parents.record((int) record[at++]);
    }
    if (!parents.fits(set.size()) || tally.expanded > set.size()) {
      throw new IllegalStateException("what was kept does not fit together");
    }
  }

  @Override
  public void last(long id) {
    lasts.add(id);
  }

  /** Those that were given back. */
  List<Long> lasts() {
    return lasts;
  }
}
