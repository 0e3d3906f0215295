package org.dropmaster.program;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.dropmaster.state.Cells;

/**
 * Makes a move by reading the program where nobody has seen what it looks at, and else as it was
 * made before: an actor's moves hang on the bits of its step's {@link Footprint} alone, and most
 * states differ elsewhere (local transition caching, as in Blom, van de Pol and Weber 2010).
 *
 * <p>What ends a run is always read, since a run that ends is judged by all of its state.
 */
public final class MoveCache implements Mover {
  /** Longs that are remembered if nobody says otherwise; then all is forgotten. */
  public static final int MOST = 1 << 21;

  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final int READ = -1;

  /** So often a step is read before anything about it is remembered. */
  private static final byte FEW = 6;

  private final Program program;
  private final Machine machine;
  private final int most;
  private final Footprint.Of of;
  private final Footprint[][] footprints;
  private final byte[][] met;
  private final Cells[] pcs;
  private final Cells ended;
  private final long[] work;
  private final Recorder recorder = new Recorder();

  /**
   * Entry by entry: which step and how many moves; its hash; what was looked at; what it became.
   */
  private long[] entries = new long[1 << 10];

  private int end;
  private int size;
  private int[] slots = new int[1 << 7]; // an entry's place and one; 0 for none

  /** Makes the moves that this machine makes. */
  public MoveCache(Program program, Machine machine) {
    this(program, machine, MOST);
  }

  /** The same; with more than so many longs all is forgotten, and it begins anew. */
  public MoveCache(Program program, Machine machine, int most) {
    this(program, machine, most, new Footprint.Of(program), footprints(program));
  }

  private MoveCache(
      Program program, Machine machine, int most, Footprint.Of of, Footprint[][] footprints) {
    this.program = program;
    this.most = most;
    this.machine = machine;
    this.of = of;
    this.footprints = footprints;
    met =
        program.routines().stream()
            .map(routine -> new byte[routine.steps().size()])
            .toArray(byte[][]::new);
    pcs = program.routines().stream().map(Routine::pc).toArray(Cells[]::new);
    ended = program.ended();
    work = new long[program.layout().words()];
  }

  private static Footprint[][] footprints(Program program) {
    return program.routines().stream()
        .map(routine -> new Footprint[routine.steps().size()])
        .toArray(Footprint[][]::new);
  }

  @Override
  public MoveCache another() {
    return another(machine.another());
  }

  /** One with that machine; what is known of a step is shared, what was made of a state is not. */
  public MoveCache another(Machine other) {
    return new MoveCache(program, other, most, of, footprints);
  }

  @Override
  public void initial(long[] into) {
    machine.initial(into);
  }

  @Override
  public void expand(long[] from, Moves to) {
    if (ended.get(from, 0) == 0) {
      for (int actor = 0; actor < pcs.length; actor++) {
        moves(actor, from, to);
      }
    }
  }

  private void moves(int actor, long[] from, Moves to) {
    int pc = pcs[actor].get(from, 0);
    if (met[actor][pc] < FEW) {
      met[actor][pc]++;
      machine.moves(actor, from, to);
      return;
    }
    Footprint footprint = footprint(actor, pc);
    long step = (long) actor << Integer.SIZE / 2 | pc;
    long hash = hash(step, footprint, from);
    int slot = home(hash);
    int entry;
    while ((entry = slots[slot] - 1) >= 0 && !same(entry, step, hash, footprint, from)) {
      slot = slot + 1 & slots.length - 1;
    }
    if (entry < 0) {
      recorder.record(actor, step, hash, footprint, from, to);
    } else if ((int) entries[entry] == READ) {
      machine.moves(actor, from, to);
    } else {
      tell(actor, entry, footprint, from, to);
    }
  }

  private int home(long hash) {
    return (int) (hash >>> Long.SIZE - Integer.numberOfTrailingZeros(slots.length));
  }

  /** One that another thread made at the same time is as good; all of it is final. */
  private Footprint footprint(int actor, int pc) {
    Footprint known = footprints[actor][pc];
    if (known == null) {
      known = of.at(program.routines().get(actor), pc);
      footprints[actor][pc] = known;
    }
    return known;
  }

  private static long hash(long step, Footprint footprint, long[] from) {
    long hash = step * ODD;
    for (int i = 0; i < footprint.words.length; i++) {
      hash = (hash ^ hash >>> 29 ^ from[footprint.words[i]] & footprint.looks[i]) * ODD;
    }
    return hash ^ hash >>> 32;
  }

  private boolean same(int entry, long step, long hash, Footprint footprint, long[] from) {
    if (entries[entry + 1] != hash || entries[entry] >>> Integer.SIZE != step) {
      return false;
    }
    for (int i = 0; i < footprint.words.length; i++) {
      if (entries[entry + 2 + i] != (from[footprint.words[i]] & footprint.looks[i])) {
        return false;
      }
    }
    return true;
  }

  private void tell(int actor, int entry, Footprint footprint, long[] from, Moves to) {
    int count = (int) entries[entry];
    int at = entry + 2 + footprint.words.length;
    for (int move = 0; move < count; move++) {
      System.arraycopy(from, 0, work, 0, work.length);
      for (int i = 0; i < footprint.written.length; i++) {
        int word = footprint.written[i];
        work[word] = work[word] & ~footprint.writes[i] | entries[at++];
      }
      to.move(actor, move, work);
    }
  }

  /** Hands moves on as they are read, and writes down what they make of the footprint. */
  private final class Recorder implements Moves {
    private int[] written = {};
    private long[] writes = {};
    private int first;
    private Moves to = (actor, choice, next) -> {};
    private int count;
    private int at;

    void record(int actor, long step, long hash, Footprint of, long[] from, Moves told) {
      written = of.written;
      writes = of.writes;
      to = told;
      count = 0;
      if (end > most) {
        forget();
      }
      first = end + 2 + of.words.length;
      at = first;
      room(first);
      machine.moves(actor, from, this);
      entries[end] = step << Integer.SIZE | count & 0xFFFFFFFFL;
      entries[end + 1] = hash;
      for (int i = 0; i < of.words.length; i++) {
        entries[end + 2 + i] = from[of.words[i]] & of.looks[i];
      }
      add(hash);
    }

    @Override
    public void move(int actor, int choice, long[] next) {
      if (ended.get(next, 0) != 0) {
        count = READ;
        at = first;
      }
      if (count != READ) {
        room(at + written.length);
        for (int i = 0; i < written.length; i++) {
          entries[at++] = next[written[i]] & writes[i];
        }
        count++;
      }
      to.move(actor, choice, next);
    }
  }

  private void room(int longs) {
    if (longs > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(longs, 2 * entries.length));
    }
  }

  private void add(long hash) {
    put(hash, end);
    end = recorder.at;
    if (++size * 2 > slots.length) {
      int[] before = slots;
      slots = new int[2 * before.length];
      for (int entry : before) {
        if (entry > 0) {
          put(entries[entry], entry - 1);
        }
      }
    }
  }

  private void put(long hash, int entry) {
    int slot = home(hash);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = entry + 1;
  }

  private void forget() {
    Arrays.fill(slots, 0);
    end = 0;
    size = 0;
  }

  /** How many answers are remembered. */
  public int size() {
    return size;
  }

  @Override
  public ToIntFunction<long[]> reader(Term term) {
    return machine.reader(term);
  }

  @Override
  public boolean ran(int actor, int pc) {
    return machine.ran(actor, pc);
  }

  @Override
  public long order(int lockClass) {
    return machine.order(lockClass);
  }
}
