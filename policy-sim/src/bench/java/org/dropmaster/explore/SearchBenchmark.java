package org.dropmaster.explore;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A search of a small instance of the reference model, once the code is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SearchBenchmark {
  /** Which way to explore. */
  @Param({"EXPLICIT", "SETS", "NAIVE"})
  public String strategy = "EXPLICIT";

  /** 63,764 states and 252,552 transitions. */
  @Benchmark
  public long twoProcessesAndTwoBuffers() {
    return Strategy.valueOf(strategy).run(new ReferenceModel(2, 2, 1)).states();
  }
}
