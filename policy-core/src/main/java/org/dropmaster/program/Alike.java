package org.dropmaster.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dropmaster.state.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Says whether terms, effects and steps become others under a renaming, so that a program may be
 * found to be still itself: the proof behind taking renamed states for one.
 *
 * <p>It compares text, not meaning, and so only ever errs to the safe side. A number is renamed by
 * the row that it is an index of, is written to or compared with; a renamed number that is put to
 * any other use (added to, ordered, kept in a row of plain numbers) is like nothing. Operands of
 * AND and OR and effects come in any order where the order cannot matter.
 */
public final class Alike {
  /** A number that means no name. */
  private static final String PLAIN = "";

  /** Only whether it is 0 matters. */
  private static final String TRUTH = "?";

  private final Renaming renaming;
  private final Map<Integer, String> temps = new HashMap<>();

  /** What was found to become what, whatever the temporaries are. */
  private final Map<Term, Term> known = new IdentityHashMap<>();

  private final Choices choices;
  private int tempsAsked;

  /** Asks about one renaming; what is worked out of the choices of steps is kept for others. */
  public Alike(Renaming renaming, Choices choices) {
    this.renaming = renaming;
    this.choices = choices;
  }

  /** The choices of steps that have several, each worked out once for all renamings. */
  public static final class Choices {
    private final Map<Step, List<Choosing>> known = new IdentityHashMap<>();

    private List<Choosing> of(Step step) {
      return known.computeIfAbsent(step, Choices::made);
    }

    private static List<Choosing> made(Step step) {
      if (step.choices() == 1) {
        return List.of(new Choosing(step.guard(), step.effects()));
      }
      List<Choosing> all = new ArrayList<>();
      for (int c = 0; c < step.choices(); c++) {
        all.add(new Choosing(Chosen.of(step.guard(), c), Chosen.of(step.effects(), c)));
      }
      return all;
    }
  }

  /** Whether a program becomes itself: all that it does, and all that watches it. */
  public boolean keeps(Program program) {
    return renaming.fits()
        && program.routines().stream().allMatch(r -> routine(program, r))
        && inAnyOrder(program.watches(), program.watches(), this::watch)
        && inAnyOrder(program.locks(), program.locks(), this::held);
  }

  /** Whether a truth value is of no more than one renamed state and another. */
  public boolean keeps(Term truth) {
    temps.clear();
    return term(truth, truth, TRUTH);
  }

  /** Whether a truth value becomes another one. */
  public boolean becomes(Term truth, Term other) {
    temps.clear();
    return term(truth, other, TRUTH);
  }

  private boolean routine(Program program, Routine routine) {
    Routine to = program.routines().get(renaming.actor(routine.number()));
    if (routine.steps().size() != to.steps().size()
        || routine.registers().size() != to.registers().size()
        || !renaming.fits(routine)) {
      return false;
    }
    for (int pc = 0; pc < routine.steps().size(); pc++) {
      if (!step(routine.steps().get(pc), to.steps().get(pc))
          || !clears(routine.clears().get(pc), to.clears().get(pc))) {
        return false;
      }
    }
    return true;
  }

  private boolean clears(List<Step.Clear> some, List<Step.Clear> others) {
    Map<Integer, Set<Cells>> renamed = new HashMap<>();
    Map<Integer, Set<Cells>> there = new HashMap<>();
    for (Step.Clear clear : some) {
      Set<Cells> rows = new HashSet<>();
      clear.cells().forEach(row -> rows.add(renaming.row(row)));
      renamed.put(clear.target(), rows);
    }
    others.forEach(clear -> there.put(clear.target(), new HashSet<>(clear.cells())));
    return renamed.equals(there);
  }

  private record Choosing(Term guard, List<Effect> effects) {}

  private boolean step(Step some, Step other) {
    return some.fuse() == other.fuse()
        && some.choices() == other.choices()
        && some.next().pc() == other.next().pc()
        && some.acquires() == other.acquires()
        && inAnyOrder(choices.of(some), choices.of(other), this::choice);
  }

  private boolean choice(Choosing some, Choosing other) {
    temps.clear();
    return effects(some.effects(), other.effects()) && term(some.guard(), other.guard(), TRUTH);
  }

  private boolean watch(Watch some, Watch other) {
    temps.clear();
    return effects(some.effects(), other.effects());
  }

  private boolean held(Program.Held some, Program.Held other) {
    if (some.lockClass() != other.lockClass()) {
      return false;
    }
    for (int actor = 0; actor < some.holder().size(); actor++) {
      if (!becomes(some.holder().get(actor), other.holder().get(renaming.actor(actor)))) {
        return false;
      }
    }
    return true;
  }

  private boolean effects(List<Effect> some, List<Effect> others) {
    if (some.size() != others.size()) {
      return false;
    }
    boolean same = true;
    for (int i = 0; i < some.size() && same; i++) {
      same = effect(some.get(i), others.get(i));
    }
    return same || independent(some) && inAnyOrder(some, others, this::effect);
  }

  /** Whether none reads or writes what another writes, so that they may come in any order. */
  private static boolean independent(List<Effect> effects) {
    List<Access> all = effects.stream().map(effect -> Access.of(List.of(effect))).toList();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (all.get(i).conflicts(all.get(j))) {
          return false;
        }
      }
    }
    return effects.stream().allMatch(e -> e instanceof Effect.When || e instanceof Effect.Set);
  }

  private boolean effect(Effect some, Effect other) {
    if (some instanceof Effect.Set a && other instanceof Effect.Set b) {
      return renaming.row(a.cells()) == b.cells()
          && term(a.index(), b.index(), kind(a.cells().indexedBy()))
          && term(a.value(), b.value(), kind(a.cells().pointsTo()));
    } else if (some instanceof Effect.Let a && other instanceof Effect.Let b) {
      String kind = Objects.requireNonNullElse(kindOf(a.value()), PLAIN);
      temps.put(a.temp().slot(), kind);
      return a.temp().equals(b.temp()) && term(a.value(), b.value(), kind);
    } else if (some instanceof Effect.When a && other instanceof Effect.When b) {
      return term(a.condition(), b.condition(), TRUTH)
          && effects(a.yes(), b.yes())
          && effects(a.no(), b.no());
    } else if (some instanceof Effect.Goto a && other instanceof Effect.Goto b) {
      return a.target().pc() == b.target().pc();
    } else if (some instanceof Effect.Ghost a && other instanceof Effect.Ghost b) {
      return effects(a.effects(), b.effects());
    }
    return some.equals(other);
  }

  private String kind(String of) {
    return renaming.renames(of) ? of : PLAIN;
  }

  /** What the value of a term is the number of; null for one that is whatever is wanted. */
  private @Nullable String kindOf(Term term) {
    if (term instanceof Term.Cell cell) {
      return kind(cell.cells().pointsTo());
    } else if (term instanceof Term.Temp temp) {
      tempsAsked++;
      return temps.getOrDefault(temp.slot(), PLAIN);
    } else if (term instanceof Term.Alive alive) {
      return kindOf(alive.pointer());
    } else if (term instanceof Term.Pick pick) {
      String yes = kindOf(pick.yes());
      return yes != null ? yes : kindOf(pick.no());
    }
    return term instanceof Term.Const ? null : PLAIN;
  }

  /** Whether a term becomes the other where it is used as the number of something. */
  private boolean term(Term some, Term other, String use) {
    if (some instanceof Term.Const a && other instanceof Term.Const b) {
      return b.value() == (renaming.renames(use) ? renaming.number(use, a.value()) : a.value());
    } else if (some instanceof Term.Pick a && other instanceof Term.Pick b) {
      return term(a.condition(), b.condition(), TRUTH)
          && term(a.yes(), b.yes(), use)
          && term(a.no(), b.no(), use);
    }
    return used(some, use) && form(some, other);
  }

  /** A name is used as one of its kind, or for whether it is one at all. */
  private boolean used(Term term, String use) {
    String kind = kindOf(term);
    return kind == null || kind.equals(use) || use.equals(TRUTH) && !kind.equals(Renaming.ACTOR);
  }

  private boolean form(Term some, Term other) {
    if (some instanceof Term.Cell a && other instanceof Term.Cell b) {
      return renaming.row(a.cells()) == b.cells()
          && term(a.index(), b.index(), kind(a.cells().indexedBy()));
    } else if (some instanceof Term.Not a && other instanceof Term.Not b) {
      return term(a.operand(), b.operand(), TRUTH);
    } else if (some instanceof Term.Alive a && other instanceof Term.Alive b) {
      return renaming.row(a.phase()) == b.phase()
          && term(a.pointer(), b.pointer(), kind(a.phase().indexedBy()));
    } else if (some instanceof Term.Binary a && other instanceof Term.Binary b) {
      return a.op() == b.op() && binary(a, b);
    }
    return some.equals(other);
  }

  private boolean binary(Term.Binary some, Term.Binary other) {
    return switch (some.op()) {
      case AND, OR -> junction(some, other);
      case EQ, NE -> {
        String left = kindOf(some.left());
        String right = kindOf(some.right());
        String use = left != null ? left : right != null ? right : PLAIN;
        yield term(some.left(), other.left(), use) && term(some.right(), other.right(), use);
      }
      default -> term(some.left(), other.left(), PLAIN) && term(some.right(), other.right(), PLAIN);
    };
  }

  /** Many steps share their conditions. */
  private boolean junction(Term.Binary some, Term.Binary other) {
    if (known.get(some) == other) {
      return true;
    }
    int before = tempsAsked;
    boolean same = junction(operands(some), operands(other));
    if (same && before == tempsAsked) {
      known.put(some, other);
    }
    return same;
  }

  /** Where nothing can end a step midway, the order in which operands are asked says nothing. */
  private boolean junction(List<Term> some, List<Term> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; i < some.size() && same; i++) {
      same = term(some.get(i), others.get(i), TRUTH);
    }
    return same
        || some.stream().allMatch(Term::harmless)
            && inAnyOrder(some, others, (a, b) -> term(a, b, TRUTH));
  }

  private static List<Term> operands(Term.Binary of) {
    List<Term> all = new ArrayList<>();
    gather(of, of.op(), all);
    return all;
  }

  private static void gather(Term term, Term.Op op, List<Term> into) {
    if (term instanceof Term.Binary b && b.op() == op) {
      gather(b.left(), op, into);
      gather(b.right(), op, into);
    } else {
      into.add(term);
    }
  }

  /** Whether each of some becomes another one of the others; what is alike is alike in all. */
  private static <T> boolean inAnyOrder(List<T> some, List<T> others, BiPredicate<T, T> becomes) {
    if (some.size() != others.size()) {
      return false;
    }
    List<T> left = new ArrayList<>(others);
    for (T each : some) {
      boolean found = false;
      for (int i = 0; i < left.size() && !found; i++) {
        found = becomes.test(each, left.get(i));
        if (found) {
          left.remove(i);
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
