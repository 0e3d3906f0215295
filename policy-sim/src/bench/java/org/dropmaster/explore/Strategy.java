package org.dropmaster.explore;

import java.util.List;
import java.util.Optional;
import org.dropmaster.explore.threads.Threads;

/** The ways to explore that are raced. */
enum Strategy {
  EXPLICIT(200_000_000) {
    @Override
    Outcome run(ReferenceModel model) {
      boolean[] broken = new boolean[1];
      Search search = Search.of(model.system()).statesOnly().observer(watching(model, broken));
      return verdict(search.run().outcome(), broken[0]);
    }
  },
  THREADS(200_000_000) {
    @Override
    Outcome run(ReferenceModel model) {
      boolean[] broken = new boolean[1];
      Search search = Search.of(model.system()).statesOnly().observer(watching(model, broken));
      var all = Threads.of(Runtime.getRuntime().availableProcessors());
      return verdict(search.workers(all).run().outcome(), broken[0]);
    }
  },
  /** Like processes and buffers taken together, one order for moves that can be exchanged. */
  REDUCED(1_000_000_000) {
    @Override
    boolean countsAll() {
      return false;
    }

    @Override
    Outcome run(ReferenceModel model) {
      boolean[] broken = new boolean[1];
      MaskSystem system = model.system();
      Footprints footprints = MaskFootprints.of(system, model.never());
      TransitionSystem reduced =
          new Quotient(new PartialOrder(system, footprints), model.symmetry());
      Outcome outcome = Search.of(reduced).observer(watching(model, broken)).run().outcome();
      return verdict(outcome, broken[0]);
    }
  },
  SETS(Long.MAX_VALUE) {
    @Override
    Outcome run(ReferenceModel model) {
      SetSearch.Found found = SetSearch.of(model.system()).never(model.never()).run();
      return verdict(found.outcome(), found.broken().isPresent());
    }
  },
  NAIVE(3_000_000) {
    @Override
    Outcome run(ReferenceModel model) {
      NaiveExplorer.Found found = NaiveExplorer.explore(model.system());
      boolean broken = found.order().stream().anyMatch(state -> model.broken(state.words().get(0)));
      Outcome outcome =
          new Outcome(
              found.order().size(),
              found.transitions(),
              found.depth(),
              found.finals(),
              Optional.empty(),
              false,
              0);
      return verdict(outcome, broken);
    }
  };

  private final long atMost;

  Strategy(long atMost) {
    this.atMost = atMost;
  }

  /** How many states it is given at most. */
  long atMost() {
    return atMost;
  }

  /** Whether every state is counted, so that counts can be compared. */
  boolean countsAll() {
    return true;
  }

  abstract Outcome run(ReferenceModel model);

  private static Observer watching(ReferenceModel model, boolean[] broken) {
    return new Observer() {
      @Override
      public void state(long id, long[] state, int depth) {
        broken[0] |= model.broken(state[0]);
      }
    };
  }

  private static Outcome verdict(Outcome outcome, boolean broken) {
    if (broken) {
      throw new IllegalStateException("an invariant of the reference model is broken");
    }
    return outcome;
  }
}
