package org.dropmaster.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dropmaster.state.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program: enumerates the moves out of a state. One a searching thread. A step is made ready
 * when somebody first stands at it, as in a short search hardly half of them do; behind that it
 * allocates nothing but for unusually deep chains of choices.
 */
public final class Machine implements Mover {
  /** Ordinals of the rules that following a pointer can break; checked by a test. */
  public static final int USED_AFTER_FREE = 2;

  public static final int NULL_DEREF = 3;

  /** The phase of an object that may be used. */
  public static final int ALIVE = 1;

  /** The highest number of a limit; further ones share it. */
  public static final int MOST_LIMITS = 63;

  private static final Cells[] NOTHING = {};

  private final Program program;
  private final @Nullable Row[][] rows;
  private final Cells[] pcs;
  private final Act[][] watches;
  private final Views views;
  private final long[][] order;
  private final Eval[] @Nullable [] holders;
  private final List<long[]> buffers = new ArrayList<>();
  private final long[] before;
  private @Nullable Bounds bounds;
  final int[] temps;
  long[] state;
  private int fault;
  private int limit;
  private int target;
  private Cells[] clears = NOTHING;
  private long pendingWatches;
  private int actor;
  private int taken;
  private int first;
  private Moves moves = (a, c, s) -> {};

  /** A step made ready to run. */
  private static final class Row {
    final Step.Fuse fuse;
    final int choices;
    final boolean free;
    final Eval[] guards;
    final Act[][] acts;
    final int next;
    final Cells[] clears;
    final long watches;
    final int acquires;
    boolean run;

    Row(Step step, Act.Compiling with, Cells[] clears, long watches) {
      this.fuse = step.fuse();
      this.choices = step.choices();
      this.free = step.guard().is(1);
      this.guards = new Eval[choices];
      this.acts = new Act[choices][];
      if (choices == 1) { // where the number can only be 0, there is nothing to decide
        guards[0] = Eval.compile(step.guard());
        acts[0] = Act.compile(step.effects(), with);
      } else {
        choose(step, with);
      }
      this.next = step.next().pc();
      this.clears = clears;
      this.watches = watches;
      this.acquires = step.acquires();
    }

    private void choose(Step step, Act.Compiling with) {
      for (int c = 0; c < choices; c++) {
        Term guard = Chosen.of(step.guard(), c);
        List<Effect> effects = Chosen.of(step.effects(), c);
        boolean sameGuard = c > 0 && guard == step.guard();
        boolean sameActs = c > 0 && effects == step.effects();
        guards[c] = sameGuard ? guards[0] : Eval.compile(guard);
        acts[c] = sameActs ? acts[0] : Act.compile(effects, with);
      }
    }
  }

  public Machine(Program program) {
    this.program = program;
    List<Routine> routines = program.routines();
    views = program.views();
    rows = new Row[routines.size()][];
    pcs = new Cells[routines.size()];
    int most = 0;
    for (int a = 0; a < rows.length; a++) {
      rows[a] = new Row[routines.get(a).steps().size()];
      pcs[a] = routines.get(a).pc();
      most = Math.max(most, routines.get(a).temps());
    }
    watches =
        program.watches().stream()
            .map(w -> Act.compile(w.effects(), surroundings(List.of())))
            .toArray(Act[][]::new);
    holders = new Eval[routines.size()][];
    temps = new int[most + 64];
    order = new long[program.lockClasses().size()][1];
    before = new long[program.layout().words()];
    state = before;
  }

  /** A step of the actor that moves. */
  private Row row(int pc) {
    Row row = rows[actor][pc];
    return row == null ? made(pc) : row;
  }

  private Row made(int pc) {
    Routine routine = program.routines().get(actor);
    Step step = routine.steps().get(pc);
    List<Step.Clear> here = routine.clears().get(pc);
    Cells[] onward = routine.clears(pc, step.next().pc()).toArray(new Cells[0]);
    Row row = new Row(step, surroundings(here), onward, views.changed(step));
    rows[actor][pc] = row;
    return row;
  }

  private static Act.Compiling surroundings(List<Step.Clear> here) {
    return to -> Step.Clear.on(here, to);
  }

  @Override
  public void initial(long[] into) {
    Arrays.fill(into, 0);
    state = into;
    Act.run(Act.compile(program.setup(), surroundings(List.of())), this);
    for (int a = 0; a < rows.length; a++) {
      actor = a;
      Row row = row(0);
      while (row.fuse == Step.Fuse.BEFORE && row.choices == 1) {
        apply(row, 0);
        row = row(target);
      }
    }
    look();
    if (fault != 0 || limit != 0) {
      throw new IllegalStateException("the initial state breaks a rule");
    }
  }

  private void look() {
    for (Act[] watch : watches) {
      Act.run(watch, this);
    }
  }

  @Override
  public void expand(long[] from, Moves to) {
    for (int a = 0; a < rows.length; a++) {
      moves(a, from, to);
    }
  }

  /** Tells the moves of one actor out of a state, choices in order; none where it is blocked. */
  public void moves(int who, long[] from, Moves to) {
    if (program.ended().get(from, 0) != 0) {
      return;
    }
    moves = to;
    actor = who;
    taken = 0;
    pendingWatches = 0;
    System.arraycopy(from, 0, before, 0, before.length);
    take(row(pcs[who].get(from, 0)), before, 0);
  }

  private void take(Row row, long[] from, int depth) {
    for (int c = 0; c < row.choices; c++) {
      first = depth == 0 ? c : first;
      state = from;
      fault = 0;
      limit = 0;
      if (!row.free && row.guards[c].of(this) == 0 && fault == 0) {
        continue;
      }
      long[] work = buffer(depth);
      System.arraycopy(from, 0, work, 0, work.length);
      state = work;
      long watched = pendingWatches;
      go(row, c, work, depth);
      pendingWatches = watched;
    }
  }

  /** Applies one row and all that is fused with it; forks where there is a further choice. */
  private void go(Row first, int choice, long[] work, int depth) {
    Row row = first;
    int taking = choice;
    while (true) {
      if (fault == 0) {
        apply(row, taking);
      }
      if (fault != 0 || limit != 0) {
        end(work);
        return;
      }
      Row then = row(target);
      if (row.fuse != Step.Fuse.AFTER && then.fuse != Step.Fuse.BEFORE) {
        finish(work);
        return;
      }
      if (then.choices > 1 || !then.free) {
        take(then, work, depth + 1);
        return;
      }
      row = then;
      taking = 0;
    }
  }

  private void apply(Row row, int choice) {
    target = row.next;
    clears = row.clears;
    row.run = true;
    if (row.acquires >= 0) {
      noteOrder(row.acquires);
    }
    Act.run(row.acts[choice], this);
    pcs[actor].set(state, 0, target);
    for (Cells cells : clears) {
      cells.set(state, 0, 0);
    }
    pendingWatches |= row.watches;
  }

  private void finish(long[] work) {
    for (long left = pendingWatches; left != 0; left &= left - 1) {
      Act.run(watches[Long.numberOfTrailingZeros(left)], this);
    }
    if (fault != 0 || limit != 0) {
      end(work);
      return;
    }
    moves.move(actor, taken++, work);
  }

  /** The run ends here: the state before the step, with what was broken or reached. */
  private void end(long[] work) {
    System.arraycopy(before, 0, work, 0, work.length);
    if (fault != 0) {
      program.broken().set(work, fault, 1);
      fault = 0;
      look();
    } else {
      program.limit().set(work, 0, limit);
    }
    program.ended().set(work, 0, 1);
    moves.move(actor, taken++, work);
  }

  private long[] buffer(int depth) {
    while (buffers.size() <= depth) {
      buffers.add(new long[before.length]);
    }
    return buffers.get(depth);
  }

  private void noteOrder(int taking) {
    Eval[] holds = holders[actor];
    if (holds == null) {
      int me = actor;
      holds =
          program.locks().stream()
              .map(held -> Eval.compile(held.holder().get(me)))
              .toArray(Eval[]::new);
      holders[actor] = holds;
    }
    for (int h = 0; h < holds.length; h++) {
      if (holds[h].of(this) != 0) {
        order[program.locks().get(h).lockClass()][0] |= 1L << taking;
      }
    }
  }

  void fault(int rule) {
    if (fault == 0) {
      fault = rule;
    }
  }

  /** Whether this step has ended the run, so that the rest of it means nothing. */
  boolean over() {
    return fault != 0 || limit != 0;
  }

  void raise(int rule) {
    if (program.fatal().get(rule)) {
      fault(rule);
    } else {
      program.broken().set(state, rule, 1);
    }
  }

  @Override
  public Machine another() {
    return new Machine(program);
  }

  void limit(String bound) {
    if (limit == 0) {
      limit = limitNumber(bound);
    }
  }

  /** The value does not fit. */
  void limit(Effect.Set tooSmall) {
    if (limit == 0) {
      limit = bounds().range(tooSmall);
    }
  }

  void jump(int to, Cells[] forget) {
    target = to;
    clears = forget;
  }

  /** Gathered when one is reached, as in most runs none is, or by those who generate code. */
  private synchronized Bounds bounds() {
    Bounds known = bounds;
    if (known == null) {
      known = new Bounds(program);
      bounds = known;
    }
    return known;
  }

  /** The number that stands for a bound in this machine's states. */
  public int limitNumber(String bound) {
    return bounds().number(bound);
  }

  /** The name of the bound that ended a run; empty for 0. */
  public String limitName(int number) {
    return bounds().name(number);
  }

  /** Of the move that is being told, which choice of the actor's step it began with. */
  public int alternative() {
    return first;
  }

  @Override
  public boolean ran(int who, int pc) {
    Row row = rows[who][pc];
    return row != null && row.run;
  }

  @Override
  public long order(int lockClass) {
    return order[lockClass][0];
  }

  /** The value of a term in a state. */
  public int value(Term term, long[] in) {
    return value(Eval.compile(term), in);
  }

  private int value(Eval eval, long[] in) {
    state = in;
    fault = 0;
    return eval.of(this);
  }

  @Override
  public java.util.function.ToIntFunction<long[]> reader(Term term) {
    Eval eval = Eval.compile(term);
    return in -> {
      int value = value(eval, in);
      return fault == 0 ? value : 0;
    };
  }
}
