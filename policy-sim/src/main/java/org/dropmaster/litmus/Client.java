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

  /** Refuses, with words for a user, what makes no client or one that fills the memory. */
  public Client {
    within("processes", processes, 1, MOST);
    within("threads a process", threads, 1, MOST);
    within("threads in all", processes * threads, 1, MOST);
    within("calls a thread", calls, 1, MOST_CALLS);
    within("buffers", buffers, 0, MOST);
    within("regions", regions, 0, MOST);
    within("open files", files, 1, MOST);
  }

  private static void within(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "a client has " + least + " to " + most + " " + what + ", not " + number + ".");
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
        + " regions"
        + (regions > 0 ? " (" + String.join(", ", importers) + ")" : "")
        + (events ? ", the device may fail and be pulled out" : "");
  }
}
