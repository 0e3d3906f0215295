package org.dropmaster.explore;

import java.util.Optional;
import org.dropmaster.explore.threads.Threads;

/** The ways to explore that are raced. */
enum Strategy {
  EXPLICIT {
    @Override
    Outcome run(ReferenceModel model) {
      boolean[] broken = new boolean[1];
      Outcome outcome = Search.of(model.system()).observer(watching(model, broken)).run().outcome();
      return verdict(outcome, broken[0]);
    }
  },
  THREADS {
    @Override
    Outcome run(ReferenceModel model) {
      boolean[] broken = new boolean[1];
      Search search = Search.of(model.system()).observer(watching(model, broken));
      var all = Threads.of(Runtime.getRuntime().availableProcessors());
      return verdict(search.workers(all).run().outcome(), broken[0]);
    }
  },
  SETS {
    @Override
    Outcome run(ReferenceModel model) {
      SetSearch.Found found = SetSearch.of(model.system()).never(model.never()).run();
      return verdict(found.outcome(), found.broken().isPresent());
    }
  },
  NAIVE {
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
