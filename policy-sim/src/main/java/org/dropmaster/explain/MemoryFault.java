package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** A pointer that led nowhere, or a reference that nobody held. */
final class MemoryFault {
  private final History history;
  private final Moment fault;
  private final List<Section> sections = new ArrayList<>();

  private MemoryFault(History history) {
    this.history = history;
    this.fault = history.moments().get(history.last());
  }

  static Finding of(History history, Rule rule) {
    MemoryFault memory = new MemoryFault(history);
    return switch (rule) {
      case UNDERFLOW ->
          memory.counted(
              Rule.UNDERFLOW,
              "this puts a reference that nobody holds:",
              "this uses a number that is not reserved:",
              "descriptors");
      case NULL_DEREF -> memory.nullPointer();
      default -> memory.freed();
    };
  }

  private Finding freed() {
    Optional<Term.Alive> pointer = badPointer();
    if (pointer.isEmpty()) {
      return counted(
          Rule.USED_AFTER_FREE,
          "this takes a reference to what nobody holds any more:",
          "this was freed before:",
          "memory");
    }
    Thing thing = thing(pointer.get());
    boolean writes = writes(fault.step().effects(), pointer.get().phase());
    sections.add(
        Section.of(
            history.scene().actor(fault.actor()) + " is " + (writes ? "writing to:" : "reading:"),
            history.line(thing.toString(), history.last())));
    sections.add(new Section("but it was freed:", death(thing, pointer.get().phase())));
    published(thing).ifPresent(sections::add);
    return new Finding(thing.kind(), Optional.of(thing), sections);
  }

  private List<Line> death(Thing thing, Cells phase) {
    List<Line> lines = new ArrayList<>();
    int freed =
        history.changed(phase, thing.number(), c -> c.after() == Pool.FREED, history.last());
    history
        .cells(thing.kind() + ".refs")
        .ifPresent(
            refs -> {
              int put = history.changed(refs, thing.number(), c -> c.after() == 0, history.last());
              if (put >= 0) {
                lines.add(history.line("{} dropped the last reference (1 -> 0)", put));
              }
            });
    if (lines.isEmpty() && freed >= 0) {
      lines.add(history.line("{} freed it", freed));
    }
    return lines;
  }

  /** The faulting call itself made the object known to others, and then went on using it. */
  private Optional<Section> published(Thing thing) {
    for (int i = history.last() - 1; i >= 0; i--) {
      boolean mine =
          history.moments().get(i).actor() == fault.actor()
              && history.call(i).equals(history.call(history.last()));
      Optional<String> slot = mine ? slot(i, thing) : Optional.empty();
      if (slot.isPresent()) {
        return Optional.of(
            Section.of(
                "because it was reachable before it was complete:",
                history.line("-> #1 " + slot.get(), i),
                new Line("-> #0 not run yet: " + fault.text(), fault.place())));
      }
    }
    return Optional.empty();
  }

  private Optional<String> slot(int moment, Thing thing) {
    return history.changes(moment).stream()
        .flatMap(change -> history.words().of(change).stream())
        .filter(words -> words.endsWith("-> " + thing))
        .findFirst();
  }

  private Finding nullPointer() {
    Optional<Term.Alive> pointer = badPointer();
    String kind = pointer.map(p -> thing(p).kind()).orElse("pointer");
    sections.add(
        Section.of(
            "this follows a NULL pointer to a " + kind + ":", history.line("{}", history.last())));
    pointer
        .filter(p -> p.pointer() instanceof Term.Cell)
        .map(p -> (Term.Cell) p.pointer())
        .ifPresent(this::setToNull);
    return new Finding(kind, Optional.empty(), sections);
  }

  private void setToNull(Term.Cell cell) {
    int index = history.machine().reader(cell.index()).applyAsInt(fault.before());
    int at = history.changed(cell.cells(), index, c -> c.after() == 0, history.last());
    Words.thing(cell.cells(), index)
        .ifPresent(
            thing ->
                sections.add(
                    at < 0
                        ? Section.of("and nothing has set it before.")
                        : Section.of(
                            "which was set to NULL before:",
                            history.line("{}: " + cell.cells().name(), at))));
  }

  /** A count that was 0 was changed; or, where nothing is counted, something else was amiss. */
  private Finding counted(Rule rule, String reference, String other, String others) {
    Machine machine = history.machine();
    List<Term> site =
        Conditions.of(fault.step().effects(), rule.ordinal()).stream()
            .findFirst()
            .orElse(List.of());
    Optional<Thing> thing =
        Reasons.of(machine, site, fault.before()).stream()
            .filter(field -> field.cells().name().endsWith(".refs"))
            .findFirst()
            .flatMap(field -> Words.thing(field.cells(), field.index()));
    sections.add(
        thing
            .map(t -> Section.of(reference, history.line("{}: " + t, history.last())))
            .orElseGet(() -> Section.of(other, history.line("{}", history.last()))));
    thing
        .flatMap(t -> history.cells(t.kind() + ".phase"))
        .ifPresent(
            phase ->
                sections.add(
                    new Section(
                        "the last one was put before:", death(thing.orElseThrow(), phase))));
    return new Finding(thing.map(Thing::kind).orElse(others), thing, sections);
  }

  private Optional<Term.Alive> badPointer() {
    return Conditions.followed(fault.step().guard(), fault.step().effects()).stream()
        .filter(this::bad)
        .findFirst();
  }

  /** Of a kind of which there are no objects, NULL is the only pointer. */
  private boolean bad(Term.Alive alive) {
    int number = number(alive);
    return number == 0 || alive.phase().get(fault.before(), number) != Pool.ALIVE;
  }

  private int number(Term.Alive alive) {
    return history.machine().reader(alive.pointer()).applyAsInt(fault.before());
  }

  private Thing thing(Term.Alive alive) {
    String name = alive.phase().name();
    return new Thing(name.substring(0, name.indexOf('.')), number(alive));
  }

  private static boolean writes(List<Effect> effects, Cells phase) {
    String kind = phase.name().substring(0, phase.name().indexOf('.') + 1);
    return effects.stream()
        .anyMatch(
            e ->
                e instanceof Effect.Set set && set.cells().name().startsWith(kind)
                    || e instanceof Effect.When when
                        && (writes(when.yes(), phase) || writes(when.no(), phase)));
  }
}
