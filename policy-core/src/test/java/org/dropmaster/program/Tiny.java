package org.dropmaster.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Hand-made programs of a few steps, and a walk through all their states. */
final class Tiny {
  /** Rules of a tiny program: one that can be gone on after, and the pointer rules that cannot. */
  static final int MILD = 0;

  static final int FATAL = 1;
  private static final List<Boolean> RULES = List.of(false, true, true, true);

  final Layout layout = new Layout();
  private final List<Code> codes = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<Effect> setup = new ArrayList<>();

  /** One move: who, which, and the state after it. */
  record Move(int actor, int choice, long[] next) {}

  /** An actor; its steps are written by the caller. */
  Code actor() {
    Code code = new Code("P" + codes.size(), codes.size(), layout);
    codes.add(code);
    return code;
  }

  /** One more actor with these steps. */
  Tiny with(Consumer<Code> steps) {
    steps.accept(actor());
    return this;
  }

  Cells shared(String name, int max) {
    return layout.shared(name, 0, 1, max);
  }

  void watch(Effect... effects) {
    watches.add(new Watch("watch" + watches.size(), List.of(effects)));
  }

  void setup(Effect effect) {
    setup.add(effect);
  }

  Program program() {
    List<Routine> routines = codes.stream().map(Code::routine).toList();
    return program(routines);
  }

  Program program(List<Routine> routines) {
    Cells broken = layout.ghost("broken", 0, RULES.size(), 1);
    Cells ended = layout.ghost("ended", 0, 1, 1);
    Cells limit = layout.ghost("limit", 0, 1, Machine.MOST_LIMITS);
    layout.assign();
    return new Program(
        layout,
        routines,
        List.copyOf(setup),
        List.copyOf(watches),
        broken,
        RULES,
        ended,
        limit,
        List.of("a", "b"),
        List.of());
  }

  /** A program of a layout whose bits are assigned, for those who only evaluate terms. */
  static Program program(Layout layout, List<Routine> routines) {
    Layout own = new Layout();
    Cells broken = own.ghost("broken", 0, RULES.size(), 1);
    Cells ended = own.ghost("ended", 0, 1, 1);
    Cells limit = own.ghost("limit", 0, 1, Machine.MOST_LIMITS);
    own.assign();
    return new Program(
        layout, routines, List.of(), List.of(), broken, RULES, ended, limit, List.of(), List.of());
  }

  static long[] initial(Program program) {
    long[] state = new long[program.layout().words()];
    new Machine(program).initial(state);
    return state;
  }

  static List<Move> moves(Program program, long[] state) {
    List<Move> moves = new ArrayList<>();
    new Machine(program).expand(state, (a, c, next) -> moves.add(new Move(a, c, next.clone())));
    return moves;
  }

  /** Every reachable state, in the order found, with the states that follow it. */
  static Map<List<Long>, List<long[]>> walk(Program program) {
    Machine machine = new Machine(program);
    Map<List<Long>, List<long[]>> found = new LinkedHashMap<>();
    Queue<long[]> queue = new ArrayDeque<>(List.of(initial(program)));
    while (!queue.isEmpty()) {
      long[] state = queue.remove();
      if (!found.containsKey(key(state))) {
        List<long[]> next = new ArrayList<>();
        machine.expand(state, (a, c, to) -> next.add(to.clone()));
        found.put(key(state), next);
        queue.addAll(next);
      }
    }
    return found;
  }

  static List<Long> key(long[] state) {
    List<Long> words = new ArrayList<>();
    for (long word : state) {
      words.add(word);
    }
    return words;
  }

  static long[] state(List<Long> key) {
    return key.stream().mapToLong(Long::longValue).toArray();
  }
}
