package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dropmaster.explore.MaskStep.Effect;
import org.dropmaster.explore.MaskStep.Guard;

/**
 * The model by which explorers are compared: processes that acquire, drop, export, import and die,
 * as a hand-made step table over one long.
 */
final class ReferenceModel {
  private static final List<String> PLACES =
      List.of(
          "CLOSED", "OPEN", "A1", "A2", "D1", "D2", "D3", "D4", "D5", "C1", "C2", "C3", "C4", "C5",
          "FDS");

  private final int buffers;
  private final int most;
  private final Process[] processes;
  private final Buffer[] dmabufs;
  private final Field references;
  private final Field mutex;
  private final Guard[][] whileOwning;
  private int bits;

  private record Field(int shift, int width) {
    long mask() {
      return (1L << width) - 1 << shift;
    }

    Effect plus(Effect effect, long more) {
      return effect.plus(mask(), more << shift);
    }

    Guard is(long value) {
      return new Guard(mask(), value << shift);
    }

    Effect set(Effect effect, long value) {
      return effect.write(mask(), value << shift);
    }
  }

  private record Process(Field place, Field killed, Field owner, Field mapping, Field commands) {
    /** All its fields, which lie side by side. */
    long mask() {
      return place.mask() | killed.mask() | owner.mask() | mapping.mask() | commands.mask();
    }

    Field all() {
      return new Field(Long.numberOfTrailingZeros(mask()), Long.bitCount(mask()));
    }

    Guard at(String where) {
      return place.is(PLACES.indexOf(where));
    }

    Effect to(String where) {
      return place.set(Effect.NONE, PLACES.indexOf(where));
    }
  }

  private record Buffer(Field exporter, Field descriptor, Field[] regions) {}

  ReferenceModel(int processes, int buffers, int commands) {
    this.buffers = buffers;
    this.most = commands;
    this.processes = new Process[processes];
    this.dmabufs = new Buffer[buffers];
    for (int b = 0; b < buffers; b++) {
      Field[] regions = new Field[processes];
      for (int p = 0; p < processes; p++) {
        regions[p] = field(1);
      }
      dmabufs[b] = new Buffer(field(counting(processes)), field(1), regions);
    }
    references = field(counting(buffers + 1));
    mutex = field(1);
    for (int p = 0; p < processes; p++) {
      this.processes[p] =
          new Process(field(4), field(1), field(1), field(1), field(counting(commands)));
    }
    whileOwning = new Guard[processes][];
    Arrays.setAll(whileOwning, q -> broken(q).toArray(new Guard[0]));
  }

  private Field field(int width) {
    bits += width;
    return new Field(bits - width, width);
  }

  private static int counting(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  MaskSystem system() {
    List<MaskSystem.Actor> actors = new ArrayList<>();
    for (int p = 0; p < processes.length; p++) {
      actors.add(new MaskSystem.Actor(processes[p].mask(), steps(p)));
    }
    return new MaskSystem(bits, 0, actors);
  }

  /** All ways to rename processes and buffers. */
  List<Relabeling> renamings() {
    List<Relabeling> group = new ArrayList<>();
    for (List<Integer> of : Orders.of(processes.length)) {
      for (List<Integer> with : Orders.of(buffers)) {
        group.add(renaming(of, with));
      }
    }
    return group;
  }

  /** What all of them leave as it is: processes are told apart by their own fields. */
  Symmetry symmetry() {
    List<List<Bits>> marks = new ArrayList<>();
    for (Process process : processes) {
      int shift = Long.numberOfTrailingZeros(process.mask());
      marks.add(List.of(new Bits(0, shift, process.mask() >>> shift)));
    }
    return new Symmetry(1, renamings(), marks);
  }

  private Relabeling renaming(List<Integer> of, List<Integer> with) {
    List<Relabeling.Run> runs = new ArrayList<>();
    List<Integer> exporters = new ArrayList<>(List.of(0));
    for (int p = 0; p < processes.length; p++) {
      runs.add(run(processes[p].all(), processes[of.get(p)].all(), List.of()));
      exporters.add(of.get(p) + 1);
    }
    while (exporters.size() <= dmabufs[0].exporter().mask() >>> dmabufs[0].exporter().shift()) {
      exporters.add(exporters.size());
    }
    for (int b = 0; b < buffers; b++) {
      Buffer to = dmabufs[with.get(b)];
      runs.add(run(dmabufs[b].exporter(), to.exporter(), exporters));
      runs.add(run(dmabufs[b].descriptor(), to.descriptor(), List.of()));
      for (int p = 0; p < processes.length; p++) {
        runs.add(run(dmabufs[b].regions()[p], to.regions()[of.get(p)], List.of()));
      }
    }
    return new Relabeling(1, of, runs);
  }

  private static Relabeling.Run run(Field from, Field to, List<Integer> values) {
    return new Relabeling.Run(0, from.shift(), 0, to.shift(), from.width(), values);
  }

  /** Whether one of the three invariants is broken. */
  boolean broken(long state) {
    for (int q = 0; q < processes.length; q++) {
      if ((state & processes[q].owner().mask()) != 0 && broken(state, whileOwning[q])) {
        return true;
      }
    }
    return false;
  }

  private static boolean broken(long state, Guard[] never) {
    for (Guard guard : never) {
      if (guard.holds(state)) {
        return true;
      }
    }
    return false;
  }

  /** What a state that breaks an invariant fulfils one of. */
  List<Guard> never() {
    return Arrays.stream(whileOwning).flatMap(Arrays::stream).toList();
  }

  /** What must never be while this process owns the device. */
  private List<Guard> broken(int q) {
    List<Guard> broken = new ArrayList<>();
    Guard owns = processes[q].owner().is(1);
    for (int p = 0; p < processes.length; p++) {
      if (p != q) {
        trespass(broken, owns, processes[p]);
      }
    }
    for (Buffer buffer : dmabufs) {
      lent(broken, owns, buffer, q);
    }
    return broken;
  }

  private static void trespass(List<Guard> broken, Guard owns, Process other) {
    broken.add(owns.and(other.owner().is(1)));
    broken.add(owns.and(other.mapping().is(1)));
    for (int bit = 0; bit < other.commands().width(); bit++) {
      broken.add(owns.and(new Field(other.commands().shift() + bit, 1).is(1)));
    }
  }

  private void lent(List<Guard> broken, Guard owns, Buffer buffer, int owner) {
    for (int other = 0; other <= processes.length; other++) {
      if (other != owner + 1) {
        Guard foreign = owns.and(buffer.exporter().is(other));
        for (Field region : buffer.regions()) {
          broken.add(foreign.and(region.is(1)));
        }
      }
    }
  }

  private List<MaskStep> steps(int p) {
    Process me = processes[p];
    Guard alive = me.killed().is(0);
    List<MaskStep> steps = new ArrayList<>();
    steps.add(MaskStep.of("open", me.at("CLOSED").and(alive), me.to("OPEN")));
    exit(steps, p);
    acquire(steps, me);
    Guard owning = me.at("OPEN").and(alive).and(me.owner().is(1));
    for (int c = 0; c < most; c++) {
      Guard room = owning.and(me.commands().is(c));
      steps.add(MaskStep.of("submit", room, me.commands().plus(Effect.NONE, 1)));
    }
    Guard unmapped = owning.and(me.mapping().is(0));
    steps.add(MaskStep.of("mmap", unmapped, me.mapping().set(Effect.NONE, 1)));
    for (int b = 0; b < buffers; b++) {
      share(steps, p, dmabufs[b], owning);
    }
    steps.add(locking("drop_lock", owning, me.to("D1")));
    steps.add(locking("close_lock", me.at("OPEN"), me.to("C1")));
    drop(steps, me);
    close(steps, p);
    for (int c = 1; c <= most; c++) {
      Guard running = me.commands().is(c);
      steps.add(MaskStep.of("complete", running, me.commands().plus(Effect.NONE, -1)));
    }
    steps.add(MaskStep.of("kill", alive, me.killed().set(Effect.NONE, 1)));
    return steps;
  }

  private void exit(List<MaskStep> steps, int p) {
    Process me = processes[p];
    Guard dead = me.at("CLOSED").and(me.killed().is(1));
    Guard clean = dead;
    for (Buffer buffer : dmabufs) {
      Field region = buffer.regions()[p];
      Effect off = region.set(Effect.NONE, 0);
      steps.add(put(MaskStep.of("exit_dereg", dead.and(region.is(1)), off), buffer));
      clean = clean.and(region.is(0));
    }
    steps.add(MaskStep.of("reap", clean, me.killed().set(Effect.NONE, 0)));
  }

  private void acquire(List<MaskStep> steps, Process me) {
    Guard wants = me.at("OPEN").and(me.killed().is(0)).and(me.owner().is(0));
    steps.add(locking("acq_lock", wants, me.to("A1")));
    Guard free = references.is(0);
    for (Process process : processes) {
      free = free.and(process.owner().is(0));
    }
    Effect take = references.plus(me.owner().set(Effect.NONE, 1), 1);
    steps.add(MaskStep.of("decide", me.at("A1"), me.to("A2")).then(free, take));
    steps.add(MaskStep.of("unlock", me.at("A2"), mutex.set(me.to("OPEN"), 0)));
  }

  private void share(List<MaskStep> steps, int p, Buffer buffer, Guard owning) {
    Process me = processes[p];
    Field region = buffer.regions()[p];
    Guard open = buffer.descriptor().is(1);
    Effect export = buffer.exporter().set(buffer.descriptor().set(Effect.NONE, 1), p + 1);
    steps.add(
        MaskStep.of("export", owning.and(buffer.exporter().is(0)), references.plus(export, 1)));
    Guard exporter = me.at("OPEN").and(me.killed().is(0)).and(buffer.exporter().is(p + 1));
    Effect closed = buffer.descriptor().set(Effect.NONE, 0);
    steps.add(put(MaskStep.of("close_fd", exporter.and(open), closed), buffer));
    for (String where : List.of("OPEN", "CLOSED")) {
      Guard here = me.at(where).and(me.killed().is(0));
      Guard fresh = here.and(open).and(region.is(0));
      steps.add(MaskStep.of("import", fresh, region.set(Effect.NONE, 1)));
      Effect off = region.set(Effect.NONE, 0);
      steps.add(put(MaskStep.of("dereg", here.and(region.is(1)), off), buffer));
    }
  }

  private void drop(List<MaskStep> steps, Process me) {
    Effect disowned = me.owner().set(me.to("D2"), 0);
    steps.add(MaskStep.of("drop_owner", me.at("D1"), disowned));
    teardown(steps, me, "D");
    steps.add(MaskStep.of("drop_unlock", me.at("D5"), mutex.set(me.to("OPEN"), 0)));
  }

  private void teardown(List<MaskStep> steps, Process me, String path) {
    Effect idle = me.commands().set(me.to(path + "3"), 0);
    steps.add(MaskStep.of("cancel", me.at(path + "2"), idle));
    Effect unmapped = me.mapping().set(me.to(path + "4"), 0);
    steps.add(MaskStep.of("zap", me.at(path + "3"), unmapped));
    Effect unreferenced = references.plus(me.to(path + "5"), -1);
    steps.add(MaskStep.of("put_owner", me.at(path + "4"), unreferenced));
  }

  private void close(List<MaskStep> steps, int p) {
    Process me = processes[p];
    Guard first = me.at("C1");
    Effect disowned = me.owner().set(me.to("C2"), 0);
    steps.add(MaskStep.of("close_owner", first.and(me.owner().is(1)), disowned));
    steps.add(MaskStep.of("close_plain", first.and(me.owner().is(0)), me.to("C5")));
    teardown(steps, me, "C");
    steps.add(MaskStep.of("close_unlock", me.at("C5"), mutex.set(me.to("FDS"), 0)));
    MaskStep done = MaskStep.of("fds_done", me.at("FDS"), me.to("CLOSED"));
    for (Buffer buffer : dmabufs) {
      Guard mine = buffer.exporter().is(p + 1).and(buffer.descriptor().is(1));
      Effect closed = buffer.descriptor().set(Effect.NONE, 0);
      steps.add(put(MaskStep.of("fds_close", me.at("FDS").and(mine), closed), buffer));
      done = done.unless(mine);
    }
    steps.add(done);
  }

  private MaskStep locking(String name, Guard guard, Effect effect) {
    return MaskStep.of(name, guard.and(mutex.is(0)), mutex.set(effect, 1));
  }

  /** The last of descriptor and regions gives the buffer back. */
  private MaskStep put(MaskStep step, Buffer buffer) {
    Guard unheld = buffer.descriptor().is(0);
    for (Field region : buffer.regions()) {
      unheld = unheld.and(region.is(0));
    }
    Effect freed = references.plus(buffer.exporter().set(Effect.NONE, 0), -1);
    return step.then(unheld, freed);
  }
}
