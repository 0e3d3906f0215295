package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Epochs;
import org.dropmaster.kernel.World;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;

/** The rules that look at the state after each step, and the premises of all rules. */
final class Watches {
  private Watches() {}

  static List<Watch> of(Parts parts) {
    List<Watch> watches = new ArrayList<>();
    watches.add(
        new Watch(
            "stale_access",
            List.of(Effect.when(Term.any(stale(parts)), Writer.raise(Rule.STALE_ACCESS)))));
    watches.addAll(parts.world().monitor().watches());
    return watches;
  }

  /** Every way in which somebody reaches memory that is not of his epoch. */
  private static List<Term> stale(Parts parts) {
    World world = parts.world();
    Pool map = world.pool("map");
    Pool command = world.pool("command");
    Pool mr = world.pool("mr");
    Pool bo = world.pool("bo");
    List<Term> any = new ArrayList<>();
    any.add(map.exists(m -> parts.pages().stale(map.raw("page", m), map.raw("epoch", m))));
    any.add(
        command.exists(c -> parts.pages().stale(command.raw("page", c), command.raw("epoch", c))));
    any.add(mr.exists(m -> parts.pages().stale(mr.raw("hw", m), mr.raw("epoch", m))));
    if (command.size() > 0) {
      any.add(bo.exists(b -> parts.pages().stale(bo.raw("tlb", b), bo.raw("epoch", b))));
    }
    return any;
  }

  /** Everybody who holds a lock, for the order of classes. */
  static List<Program.Held> held(World world) {
    List<Program.Held> all = new ArrayList<>();
    for (Lock.Bank bank : world.banks()) {
      for (int i = 1; i <= bank.writer().count(); i++) {
        Lock lock = new Lock(bank, Term.of(i));
        List<Term> holders = new ArrayList<>();
        for (int a = 0; a < world.actors(); a++) {
          holders.add(lock.heldBy(a));
        }
        all.add(new Program.Held(bank.number(), holders));
      }
    }
    return all;
  }

  /** The rules that a run can break by ending, and at which end it does. */
  static Map<Rule, Term> atEnd(Parts parts, List<Term> resting, List<Term> waits) {
    Term finished = Term.all(resting);
    Map<Rule, Term> rules = new EnumMap<>(Rule.class);
    rules.put(Rule.LEAKED, finished.and(leaked(parts)));
    rules.put(Rule.DEADLOCK, finished.not());
    rules.put(Rule.HUNG, Term.any(waits));
    rules.put(Rule.STUCK_OWNER, stuck(parts.world()));
    return rules;
  }

  /** Every process is gone, and the device still is as somebody's. */
  private static Term stuck(World world) {
    List<Term> any =
        List.of(
            world.epochs().state(OwnershipState.OWNED),
            world.epochs().state(OwnershipState.REVOKING),
            world.epochs().state(OwnershipState.PINNED));
    return world.processes().allDead().and(Term.any(any));
  }

  /** Every process is gone, and something is still there. */
  private static Term leaked(Parts parts) {
    World world = parts.world();
    List<Term> any = new ArrayList<>();
    for (Pool pool : world.pools()) {
      if (!List.of("device", "process").contains(pool.kind())) {
        any.add(pool.exists(o -> Term.TRUE));
      }
    }
    any.add(parts.pages().anyUsed());
    return world.processes().allDead().and(Term.any(any));
  }

  /** For each rule, by ordinal, where its premise holds. */
  static List<Term> premises(Parts parts, List<Term> waits) {
    World world = parts.world();
    Common common = new Common(world.epochs().begun(), freed(world), anyLocked(world));
    List<Term> all = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      all.add(rule == Rule.HUNG ? Term.any(waits) : premise(parts, rule, common));
    }
    return all;
  }

  /** What several rules wait for, so that it is asked once for all of them. */
  private record Common(Term begun, Term freed, Term locked) {}

  private static Term freed(World world) {
    List<Term> any = new ArrayList<>();
    for (Pool pool : world.pools()) {
      for (int i = 1; i <= pool.size(); i++) {
        any.add(Term.at(pool.phase(), i).eq(Pool.FREED));
      }
    }
    return Term.any(any);
  }

  private static Term premise(Parts parts, Rule rule, Common common) {
    World world = parts.world();
    Epochs epochs = world.epochs();
    Pool map = world.pool("map");
    Pool command = world.pool("command");
    Pool mr = world.pool("mr");
    Term reached =
        map.exists(m -> map.raw("page", m).ne(0))
            .or(command.exists(c -> command.raw("state", c).ne(0)))
            .or(mr.exists(m -> mr.raw("hw", m).ne(0)));
    return switch (rule) {
      case STALE_ACCESS -> reached;
      case NOT_REVOKED -> epochs.state(OwnershipState.REVOKING).and(reached);
      case DATA_LEAK -> parts.pages().anyDirty();
      case USED_AFTER_FREE, UNDERFLOW -> common.freed();
      case LEAKED -> world.processes().allDead();
      case TWO_OWNERS, NON_OWNER_USED_DEVICE, OFF_TABLE, NULL_DEREF -> common.begun();
      case ACQUIRED_WHILE_PINNED -> epochs.state(OwnershipState.PINNED);
      case STUCK_OWNER -> common.begun().and(world.processes().allDead());
      case DEADLOCK, LOCK_INVERSION, LOCK_LEAKED, BAD_UNLOCK, HUNG -> common.locked();
    };
  }

  private static Term anyLocked(World world) {
    List<Term> any = new ArrayList<>();
    for (Lock.Bank bank : world.banks()) {
      for (int i = 1; i <= bank.writer().count(); i++) {
        any.add(Term.at(bank.writer(), i).ne(0));
      }
    }
    return Term.any(any);
  }
}
