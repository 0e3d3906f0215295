package org.dropmaster.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Writes the steps of one actor, top to bottom, as an assembler would. */
public final class Code {
  private final String actor;
  private final int number;
  private final Layout layout;
  private final List<Step> steps = new ArrayList<>();
  private final List<Cells> registers = new ArrayList<>();
  private final Set<Cells> apart = new HashSet<>();
  private final Set<Cells> kept = new HashSet<>();
  private Origin origin = new Origin("kernel", 0, "");
  private int temps;

  public Code(String actor, int number, Layout layout) {
    this.actor = actor;
    this.number = number;
    this.layout = layout;
  }

  /** The actor's name: P0, engine, worker. */
  public String actor() {
    return actor;
  }

  /** The actor's number, from 0. */
  public int number() {
    return number;
  }

  /** The steps that follow come from here. */
  public void at(Origin place) {
    origin = place;
  }

  public Origin origin() {
    return origin;
  }

  /** The steps that follow are the kernel's, doing this. */
  public void kernel(String what) {
    origin = new Origin("kernel", 0, what);
  }

  /** A fresh register for values 0..max. */
  public Cells register(String name, int max) {
    return add(layout.register(actor + "." + name, number, Layout.width(max), false));
  }

  /** A fresh register of this many bits that keeps a sign. */
  public Cells signed(String name, int bits) {
    return add(layout.register(actor + "." + name, number, bits, true));
  }

  private Cells add(Cells register) {
    registers.add(register);
    return register;
  }

  /** A register that others may write or look at: it shares its bits with none. */
  public Cells apart(Cells register) {
    apart.add(register);
    return register;
  }

  /** A register that somebody may look at, in whatever moment: it is apart and never forgotten. */
  public Cells kept(Cells register) {
    kept.add(register);
    return apart(register);
  }

  /** A fresh name for a value within one step. */
  public Term.Temp temp() {
    return new Term.Temp(temps++);
  }

  /** One step. */
  public void step(Effect... effects) {
    step(List.of(effects));
  }

  public void step(List<Effect> effects) {
    await(Term.TRUE, effects);
  }

  /** One step that waits until its guard holds. */
  public void await(Term guard, Effect... effects) {
    await(guard, List.of(effects));
  }

  public void await(Term guard, List<Effect> effects) {
    add(Step.Fuse.NONE, 1, guard, effects, -1);
  }

  /** A step that takes a lock of this class. */
  public void acquire(int lockClass, Term guard, List<Effect> effects) {
    add(Step.Fuse.NONE, 1, guard, effects, lockClass);
  }

  /** A step with several ways to go. */
  public void choose(int choices, Term guard, List<Effect> effects) {
    add(Step.Fuse.NONE, choices, guard, effects, -1);
  }

  /** A step with several ways to go that may take, and lets go of again, a lock of this class. */
  public void chooseTaking(int lockClass, int choices, List<Effect> effects) {
    add(Step.Fuse.NONE, choices, Term.TRUE, effects, lockClass);
  }

  /** A choice that happens together with the step that follows it. */
  public void prefix(int choices, Term guard, List<Effect> effects) {
    add(Step.Fuse.AFTER, choices, guard, effects, -1);
  }

  /** Effects that happen together with the step before, though others may notice them. */
  public void also(List<Effect> effects) {
    add(Step.Fuse.BEFORE, 1, Term.TRUE, effects, -1);
  }

  /** Goes on at the label when the condition is false. */
  public void unless(Term condition, Label target) {
    if (!condition.is(1)) {
      step(new Effect.When(condition, List.of(), List.of(new Effect.Goto(target))));
    }
  }

  /** Goes on at the label. */
  public void jump(Label target) {
    step(new Effect.Goto(target));
  }

  /** The steps that follow stand at this label. */
  public void place(Label label) {
    label.place(steps.size());
  }

  private void add(Step.Fuse fuse, int choices, Term guard, List<Effect> effects, int lockClass) {
    Label next = new Label();
    steps.add(new Step(origin, fuse, choices, guard, List.copyOf(effects), next, lockClass));
    next.place(steps.size());
  }

  /** How many steps are written. */
  public int size() {
    return steps.size();
  }

  /** Whether anybody else could notice one of the steps written since there were so many. */
  public boolean noticeable(int since) {
    return steps.subList(since, steps.size()).stream().anyMatch(s -> Access.of(s).visible());
  }

  /** The finished routine; who falls off its end stays there for ever. */
  public Routine routine() {
    Label end = new Label();
    place(end);
    steps.add(new Step(origin, Step.Fuse.NONE, 1, Term.FALSE, List.of(), end, -1));
    return Routine.of(actor, number, layout, steps, registers, apart, kept, temps);
  }
}
