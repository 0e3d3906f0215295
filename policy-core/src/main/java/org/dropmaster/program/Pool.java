package org.dropmaster.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** The objects of one kind: a fixed number of places, numbered from 1; 0 is NULL. */
public final class Pool {
  /** Phases of an object's life: never made, usable, freed. */
  public static final int NEVER = 0;

  public static final int ALIVE = 1;
  public static final int FREED = 2;

  /** References that an object can have at most, before it is a limit. */
  public static final int MOST_REFERENCES = 15;

  private final String kind;
  private final int size;
  private final Layout layout;
  private final Cells phase;
  private final Cells count;
  private final Map<String, Cells> fields = new LinkedHashMap<>();

  public Pool(String kind, int size, Layout layout) {
    this.kind = kind;
    this.size = size;
    this.layout = layout;
    this.phase = layout.shared(kind + ".phase", 1, size, FREED).indexing(kind);
    this.count = layout.shared(kind + ".refs", 1, size, MOST_REFERENCES).indexing(kind);
  }

  public String kind() {
    return kind;
  }

  /** How many objects there can be. */
  public int size() {
    return size;
  }

  public Cells phase() {
    return phase;
  }

  /** The reference counts. */
  public Cells count() {
    return count;
  }

  /** Declares a field for values 0..max, such as a pointer. */
  public Cells add(String name, int max) {
    return put(name, layout.shared(kind + "." + name, 1, size, max));
  }

  /** Declares a field that holds a small number or an errno. */
  public Cells addSigned(String name, int bits) {
    return put(name, layout.signed(kind + "." + name, 1, size, bits));
  }

  /** Declares a field that only the monitor reads, and that points to what it is named after. */
  public Cells addGhost(String name, int max) {
    return put(name, layout.ghost(kind + "." + name, 1, size, max).pointingTo(name));
  }

  private Cells put(String name, Cells cells) {
    fields.put(name, cells.indexing(kind));
    return cells;
  }

  /** A declared field. */
  public Cells cells(String name) {
    Cells cells = fields.get(name);
    if (cells == null) {
      throw new IllegalArgumentException(kind + " has no field " + name);
    }
    return cells;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** All declared fields. */
  public Map<String, Cells> fields() {
    return fields;
  }

  /** The pointer, checked before it is followed. */
  public Term checked(Term pointer) {
    return new Term.Alive(pointer, phase);
  }

  /** A field of the object that a pointer, which is checked, leads to. */
  public Term field(String name, Term pointer) {
    return Term.at(cells(name), checked(pointer));
  }

  /** A field of an object that is known to be alive, or of NULL, which gives 0. */
  public Term raw(String name, Term pointer) {
    return Term.at(cells(name), pointer);
  }

  public Term alive(Term pointer) {
    return Term.at(phase, pointer).eq(ALIVE);
  }

  public Term references(Term pointer) {
    return Term.at(count, pointer);
  }

  /** True if a condition holds for some object that is alive. */
  public Term exists(Function<Term, Term> condition) {
    List<Term> any = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      any.add(alive(Term.of(i)).and(condition.apply(Term.of(i))));
    }
    return Term.any(any);
  }

  /** True if a condition holds for every object that is alive. */
  public Term forall(Function<Term, Term> condition) {
    return exists(o -> condition.apply(o).not()).not();
  }

  /** The lowest object for which a condition holds, or NULL. */
  public Term first(Function<Term, Term> condition) {
    Term found = Term.NULL;
    for (int i = size; i >= 1; i--) {
      found = condition.apply(Term.of(i)).pick(Term.of(i), found);
    }
    return found;
  }

  /** The place that the next object takes; 0 if there is none left. */
  public Term vacant() {
    return first(o -> Term.at(phase, o).eq(NEVER));
  }

  /** For every object that is alive and fits: these effects. */
  public List<Effect> each(Function<Term, Term> condition, Function<Term, List<Effect>> effects) {
    List<Effect> all = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      Term o = Term.of(i);
      all.add(Effect.when(alive(o).and(condition.apply(o)), effects.apply(o)));
    }
    return all;
  }

  /** Makes an object with one reference at {@link #vacant}, whose place the temporary gets. */
  public List<Effect> make(Term.Temp place) {
    return List.of(
        new Effect.Let(place, vacant()),
        new Effect.When(
            place.eq(0),
            List.of(new Effect.Limit("objects of kind " + kind + " (" + size + ")")),
            List.of(
                Effect.set(phase, place, Term.of(ALIVE)), Effect.set(count, place, Term.of(1)))));
  }
}
