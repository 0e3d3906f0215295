package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Pool;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * What the rules about memory promise, looked up in the memory itself: the fields of each state,
 * with none of the terms by which the monitor watches.
 */
class MemoryProperties {
  private static final int TIMES = Integer.getInteger("dropmaster.laws.times", 1);
  private static final int STATES = 20_000;

  /** What is in the memory of one kind of state: who reaches which page. */
  private static final class Memory {
    private final Map<String, Cells> rows = new HashMap<>();

    Memory(Layout layout) {
      layout.fields().forEach(row -> rows.put(row.name(), row));
    }

    private int get(long[] state, String row, int index) {
      Cells cells = rows.get(row);
      return cells == null || !cells.has(index) ? 0 : cells.get(state, index);
    }

    /** The epochs of all CPU mappings, commands and translations that reach a page. */
    Set<Integer> reaching(long[] state, int page) {
      Set<Integer> epochs = new HashSet<>();
      Map<String, String> ways = Map.of("map", "page", "command", "page", "mr", "hw");
      ways.forEach(
          (kind, field) -> {
            for (int i = 1; i <= count(kind + ".phase"); i++) {
              boolean alive = get(state, kind + ".phase", i) == Pool.ALIVE;
              if (alive && get(state, kind + "." + field, i) == page) {
                epochs.add(get(state, kind + ".epoch", i));
              }
            }
          });
      return epochs;
    }

    int count(String row) {
      Cells cells = rows.get(row);
      return cells == null ? 0 : cells.count();
    }

    int pages() {
      return count("page.owner");
    }

    int owner(long[] state, int page) {
      return get(state, "page.owner", page);
    }
  }

  /** How often anybody reached a page, and how often one that is not of its epoch. */
  private record Reached(int fine, int foreign) {
    static Reached of(Instance instance) {
      Memory memory = new Memory(instance.program().layout());
      int[] counts = new int[2];
      Observer observer =
          new Observer() {
            @Override
            public void state(long id, long[] state, int depth) {
              for (int page = 1; page <= memory.pages(); page++) {
                for (int epoch : memory.reaching(state, page)) {
                  counts[epoch == memory.owner(state, page) ? 0 : 1]++;
                }
              }
            }
          };
      Search.of(LitmusRun.system(instance)).observer(observer).run();
      return new Reached(counts[0], counts[1]);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void underAPolicyThatPassesTheMemoryOfTwoOwnersNeverMeets(
      @ForAll("cases") List<Generated> cases) {
    boolean reached = false;
    for (Generated given : cases) {
      if (given.instance().isPresent()) {
        Instance instance = given.instance().get();
        Verdict verdict = Runs.run(instance, STATES);
        if (verdict.limit().isEmpty() && verdict.broken().isEmpty()) {
          Reached found = Reached.of(instance);
          assertThat(found.foreign()).isZero();
          reached |= found.fine() > 0;
        }
      }
    }
    Statistics.label("memory was reached")
        .collect(reached)
        .coverage(checker -> checker.check(true).count(times -> times > 0));
  }

  /** The twin: where the rule says stale access, the memory shows it. */
  @Example
  void whereARuleIsBrokenTheMemoryShowsIt() {
    Instance mapped =
        Runs.instance(Runs.builtInTest("uverbs-shared-by-two"), Runs.builtInPolicy("single-open"));
    assertThat(Runs.run(mapped).broken()).containsKey(Rule.STALE_ACCESS);
    assertThat(Reached.of(mapped).foreign()).isPositive();
  }

  @Provide
  Arbitrary<List<Generated>> cases() {
    return Generated.any().list().ofSize(TIMES);
  }
}
