package org.dropmaster.explore;

import java.util.List;
import java.util.Map;

/**
 * A hand-made graph: for each node, its successors; moves of one actor, or of one for each edge.
 */
record Graph(int words, int first, Map<Integer, List<Integer>> edges) implements TransitionSystem {
  static Graph of(Map<Integer, List<Integer>> edges) {
    return new Graph(1, 0, edges);
  }

  /** Spreads a node's number over all words, so that each of them matters. */
  void pack(int node, long[] into) {
    for (int word = 0; word < words; word++) {
      into[word] = (long) node << word % 40 ^ word;
    }
  }

  private int node(long[] state) {
    return (int) state[0];
  }

  @Override
  public int bits() {
    return words * Long.SIZE;
  }

  @Override
  public void initial(long[] into) {
    pack(first, into);
  }

  @Override
  public Walker walker() {
    long[] next = new long[words];
    return (state, visitor) -> {
      List<Integer> successors = edges.getOrDefault(node(state), List.of());
      for (int choice = 0; choice < successors.size(); choice++) {
        pack(successors.get(choice), next);
        visitor.move(0, choice, next);
      }
    };
  }
}
