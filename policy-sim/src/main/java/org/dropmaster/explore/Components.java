package org.dropmaster.explore;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The strongly connected components of part of a graph that have a move inside. */
final class Components {
  private final StateGraph.Part part;
  private final BitSet roots;
  private final int[] index;
  private final int[] low;
  private final IntStack open = new IntStack();
  private final IntStack path = new IntStack();
  private final IntStack cursors = new IntStack();
  private final IntStack ends = new IntStack();
  private final IntStack edges = new IntStack();
  private final BitSet loops = new BitSet();
  private final StateGraph.Edge arriving = (actor, choice, to) -> arrive(to);
  private int visited;

  /** The states of one component, on top of the stack of those that are open. */
  final class Members {
    private final int from;

    private Members(int from) {
      this.from = from;
    }

    void forEach(IntConsumer each) {
      for (int i = from; i < open.size(); i++) {
        each.accept(open.get(i));
      }
    }

    BitSet set() {
      BitSet set = new BitSet();
      forEach(set::set);
      return set;
    }
  }

  /** Those that can be reached from one of some states. */
  Components(StateGraph.Part part, BitSet roots) {
    this.part = part;
    this.roots = roots;
    index = new int[roots.isEmpty() ? 0 : part.states().length()];
    low = new int[index.length];
  }

  /** Hands on each component, valid only during the call. */
  void each(Consumer<Members> component) {
    for (int id = roots.nextSetBit(0); id >= 0; id = roots.nextSetBit(id + 1)) {
      if (index[id] == 0) {
        explore(id, component);
      }
    }
  }

  private void explore(int root, Consumer<Members> component) {
    enter(root);
    while (path.size() > 0) {
      int id = path.top();
      if (cursors.top() < ends.top()) {
        int to = edges.get(cursors.top());
        cursors.setTop(cursors.top() + 1);
        follow(id, to);
      } else {
        leave(id, component);
      }
    }
  }

  private void follow(int from, int to) {
    if (index[to] == 0) {
      enter(to);
    } else if (low[to] > 0) {
      low[from] = Math.min(low[from], index[to]);
    }
  }

  private void enter(int id) {
    index[id] = ++visited;
    low[id] = visited;
    open.push(id);
    path.push(id);
    cursors.push(edges.size());
    part.edges(id, arriving);
    ends.push(edges.size());
  }

  /** The state on top of the path leads there. */
  private void arrive(int to) {
    edges.push(to);
    if (to == path.top()) {
      loops.set(to);
    }
  }

  private void leave(int id, Consumer<Members> component) {
    path.pop();
    ends.pop();
    cursors.pop();
    edges.cut(path.size() == 0 ? 0 : ends.top());
    if (path.size() > 0) {
      low[path.top()] = Math.min(low[path.top()], low[id]);
    }
    if (low[id] == index[id]) {
      close(id, component);
    }
  }

  /** All that was opened since the root of a component belongs to it. */
  private void close(int root, Consumer<Members> component) {
    int from = open.size() - 1;
    while (open.get(from) != root) {
      from--;
    }
    if (from < open.size() - 1 || loops.get(root)) {
      component.accept(new Members(from));
    }
    while (open.size() > from) {
      low[open.pop()] = 0;
    }
  }
}
