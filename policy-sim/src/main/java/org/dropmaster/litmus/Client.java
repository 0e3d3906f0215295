package org.dropmaster.litmus;

import java.util.List;

/**
 * The bounds of a most general client: any program of so many calls from so many threads.
 *
 * @param processes processes, each with a descriptor table of its own
 * @param threads threads of each process
 * @param calls calls that each thread makes at most
 * @param buffers buffers and dma-bufs, mappings and commands that there are at once
 * @param regions memory regions that there are at once
 * @param files open files of the device that there are at once
 * @param importers classes of importers that clients use
 * @param events whether the device may fail and be pulled out
 */
public record Client(
    int processes,
    int threads,
    int calls,
    int buffers,
    int regions,
    int files,
    List<String> importers,
    boolean events) {

  /** Threads in all, and objects of a kind: with more the program alone would fill the memory. */
  private static final int MOST = 16;

  private static final int MOST_CALLS = 100;

  public Client {
    if (processes < 1 || threads < 1 || calls < 1 || buffers < 0 || regions < 0 || files < 1) {
      throw new IllegalArgumentException("a bound of a client is too small");
    }
    if (processes > MOST || threads > MOST || processes * threads > MOST) {
      throw new IllegalArgumentException("a client has at most " + MOST + " threads in all");
    }
    if (buffers > MOST || regions > MOST || files > MOST || calls > MOST_CALLS) {
      throw new IllegalArgumentException(
          "a client has at most " + MOST + " objects of a kind and makes " + MOST_CALLS + " calls");
    }
  }

  /** How many threads there are in all. */
  int allThreads() {
    return processes * threads;
  }

  /** The bounds in words, for a report. */
  public String words() {
    return processes
        + " processes x "
        + threads
        + " threads x "
        + calls
        + " calls, "
        + files
        + " open files, "
        + buffers
        + " buffers, "
        + regions
        + " regions";
  }
}
