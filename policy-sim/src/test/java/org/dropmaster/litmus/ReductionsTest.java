package org.dropmaster.litmus;

import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;
import org.junit.jupiter.api.Test;

class ReductionsTest {
  @Test
  void show() {
    long all = 0;
    long less = 0;
    long t0 = 0;
    long t1 = 0;
    for (String test : Runs.catalogue("litmus")) {
      Instance instance = Runs.builtIn(test);
      long t = System.nanoTime();
      Verdict plain = Runs.run(instance);
      t0 += System.nanoTime() - t;
      t = System.nanoTime();
      Verdict reduced =
          LitmusRun.of(
              instance,
              Limits.NONE,
              Observer.NONE,
              Way.of(Movers.READING).reduced(Set.of(Reduction.ORDER)));
      t1 += System.nanoTime() - t;
      all += plain.search().states();
      less += reduced.search().states();
      boolean same =
          plain.cell().equals(reduced.cell())
              && Set.copyOf(plain.finals()).equals(Set.copyOf(reduced.finals()))
              && plain.exercised().equals(reduced.exercised())
              && plain.probed() == reduced.probed();
      System.out.println(
          test + " " + plain.search().states() + " " + reduced.search().states() + " " + same);
    }
    System.out.println(all + " " + less + " " + t0 / 1000000 + " " + t1 / 1000000);
  }
}
