package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Verb;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Processes and their threads: who is killed, who has gone, who is the admin. */
public final class Processes {
  private final World world;
  private final Cells killed;
  private final Cells gone;
  private final Cells dead;
  private final Cells started;
  private final Cells users;
  private final Cells uverbs;
  private final Cells deaf;

  Processes(World world) {
    this.world = world;
    Shape shape = world.shape();
    killed = world.layout().shared("process.killed", 1, shape.processes(), 1).indexing("process");
    dead = world.layout().shared("process.dead", 1, shape.processes(), 1).indexing("process");
    gone = world.layout().shared("thread.gone", 0, shape.threads().size(), 1).indexing("actor");
    started = world.layout().shared("process.started", 1, shape.processes(), 1).indexing("process");
    users =
        world
            .layout()
            .shared("table.users", 1, shape.tables(), shape.processes())
            .indexing("table");
    uverbs =
        world
            .layout()
            .shared("table.uverbs", 1, shape.tables(), shape.uverbs())
            .indexing("table")
            .pointingTo("uverbs");
    deaf = world.layout().shared("process.deaf", 1, shape.processes(), 1).indexing("process");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("capable", (Verb.Pure) (w, args) -> capable(w.code().number()));
    world.add(verbs);
  }

  private boolean user(int actor) {
    return actor < world.shape().threads().size();
  }

  /** The thread group of an actor; a worker has none. */
  public Term current(int actor) {
    return Term.of(user(actor) ? world.shape().threads().get(actor).process() : 0);
  }

  /** The container of an actor. */
  public Term tenant(int actor) {
    return Term.of(user(actor) ? world.shape().threads().get(actor).tenant() : 0);
  }

  private Term capable(int actor) {
    return Term.of(!user(actor) || world.shape().threads().get(actor).uid() == 0);
  }

  /** Whether an actor's process has been killed. */
  public Term killed(int actor) {
    return user(actor) ? Term.at(killed, world.shape().threads().get(actor).process()) : Term.FALSE;
  }

  /** SIGKILL to a process, given as a term. */
  public Effect kill(Term process) {
    return Effect.set(killed, process, Term.TRUE);
  }

  /** Whether a kill of this process would still change anything. */
  public Term killable(int process) {
    return Term.at(killed, process).not();
  }

  /** Whether a process has ended and closed everything. */
  public Term dead(Term process) {
    return Term.at(dead, process);
  }

  /** A process is gone, and with it those that it has not forked and will not fork any more. */
  public List<Effect> die(int process) {
    List<Effect> effects = new ArrayList<>(List.of(Effect.set(dead, Term.of(process), Term.TRUE)));
    for (Shape.Thread t : world.shape().threads()) {
      if (t.parent() == process) {
        Effect[] unborn = die(t.process()).toArray(Effect[]::new);
        effects.add(Effect.when(Term.at(started, t.born()).not(), unborn));
      }
    }
    return effects;
  }

  /** Whether a process that starts at a fork may run. */
  public Term started(int process) {
    return Term.at(started, process);
  }

  public Effect start(int process) {
    return Effect.set(started, Term.of(process), Term.TRUE);
  }

  public Effect leave(int thread) {
    return Effect.set(gone, Term.of(thread), Term.TRUE);
  }

  /** Whether a thread is the last of its process to go. */
  public Term last(int thread) {
    List<Term> others = new ArrayList<>();
    int process = world.shape().threads().get(thread).process();
    for (int t = 0; t < world.shape().threads().size(); t++) {
      if (t != thread && world.shape().threads().get(t).process() == process) {
        others.add(Term.at(gone, t));
      }
    }
    return Term.all(others);
  }

  /** A process lets go of its descriptor table; the register tells whether it was the last one. */
  public List<Effect> leaveTable(int table, Cells last) {
    Term left = Term.at(users, table);
    return List.of(Effect.set(users, Term.of(table), left.minus(1)), Effect.set(last, left.eq(0)));
  }

  /** Whether a thread's descriptor table outlives its process, as far as is known now. */
  public Term tableStays(int thread) {
    Shape.Thread mine = world.shape().threads().get(thread);
    return Term.any(
        world.shape().threads().stream()
            .filter(t -> t.table() == mine.table())
            .map(Shape.Thread::process)
            .distinct()
            .map(p -> Term.at(killed, p).or(Term.at(dead, p)).not())
            .toList());
  }

  /** The uverbs file that a descriptor table has open, NULL for none. */
  public Term uverbs(int table) {
    return Term.at(uverbs, table);
  }

  public Effect setUverbs(int table, Term to) {
    return Effect.set(uverbs, Term.of(table), to);
  }

  /** Whether a process has closed its sockets, so that nothing can be sent to it. */
  public Term deaf(Term process) {
    return Term.at(deaf, process);
  }

  public Effect closeSockets(int process) {
    return Effect.set(deaf, Term.of(process), Term.TRUE);
  }

  /** What holds before anybody has moved. */
  public List<Effect> setup() {
    List<Effect> effects = new ArrayList<>();
    Map<Integer, java.util.Set<Integer>> sharing = new LinkedHashMap<>();
    Map<Integer, java.util.Set<Integer>> files = new LinkedHashMap<>();
    for (Shape.Thread t : world.shape().threads()) {
      sharing.computeIfAbsent(t.table(), k -> new java.util.TreeSet<>()).add(t.process());
      if (t.uverbs() > 0 && t.born() == 0) {
        files.computeIfAbsent(t.uverbs(), k -> new java.util.TreeSet<>()).add(t.table());
        effects.add(setUverbs(t.table(), Term.of(t.uverbs())));
      }
    }
    sharing.forEach((t, p) -> effects.add(Effect.set(users, Term.of(t), Term.of(p.size()))));
    org.dropmaster.program.Pool pool = world.pool("uverbs");
    files.forEach(
        (u, tables) -> {
          effects.add(Effect.set(pool.phase(), Term.of(u), Term.of(1)));
          effects.add(Effect.set(pool.count(), Term.of(u), Term.of(tables.size())));
        });
    return effects;
  }

  /** Whether no process is left. */
  public Term allDead() {
    List<Term> all = new ArrayList<>();
    for (int p = 1; p <= world.shape().processes(); p++) {
      all.add(Term.at(dead, p));
    }
    return Term.all(all);
  }

  /** The lock of a process's address space. */
  public Lock mmapLock(int process) {
    return new Lock(world.bank("process.mmap_lock"), Term.of(process));
  }
}
