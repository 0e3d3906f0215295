package org.dropmaster.program;

import java.util.List;
import org.dropmaster.state.Cells;

/**
 * One lock of one object, as a step refers to it.
 *
 * @param bank all locks of that class
 * @param index which object's
 */
public record Lock(Bank bank, Term index) {
  /** What kind of lock it is. */
  public enum Kind {
    MUTEX,
    RWSEM,
    SRCU
  }

  /** How it is taken. */
  public enum Mode {
    PLAIN,
    READ,
    WRITE
  }

  /**
   * The locks of one class (kind.field).
   *
   * @param number the class, for the order in which classes are taken
   * @param writer who holds it exclusively: actor + 1, 0 for nobody
   * @param readers who is inside a read side, one bit an actor
   * @param waiting for each actor in synchronize, the readers that it still waits for
   */
  public record Bank(
      String name,
      int number,
      Kind kind,
      Cells writer,
      List<Cells> readers,
      List<List<Cells>> waiting) {}

  private Term writer() {
    return Term.at(bank.writer(), index);
  }

  private Term reader(int actor) {
    return Term.at(bank.readers().get(actor), index);
  }

  private Term anyReader() {
    return Term.any(bank.readers().stream().map(r -> Term.at(r, index)).toList());
  }

  private boolean shared(Mode mode) {
    return bank.kind() == Kind.SRCU || mode == Mode.READ;
  }

  /** Whether an actor could take it now. */
  public Term free(Mode mode) {
    if (bank.kind() == Kind.SRCU) {
      return Term.TRUE;
    }
    Term unowned = writer().eq(0);
    return shared(mode) || bank.kind() == Kind.MUTEX ? unowned : unowned.and(anyReader().not());
  }

  /** Takes it, which must have been free. */
  public Effect take(Mode mode, int actor) {
    return shared(mode)
        ? Effect.set(bank.readers().get(actor), index, Term.TRUE)
        : Effect.set(bank.writer(), index, Term.of(actor + 1));
  }

  /** Lets it go; releasing what one does not hold changes nothing of others. */
  public List<Effect> drop(Mode mode, int actor) {
    if (!shared(mode)) {
      return List.of(
          Effect.when(writer().eq(actor + 1), Effect.set(bank.writer(), index, Term.of(0))));
    }
    List<Effect> effects = new java.util.ArrayList<>();
    effects.add(Effect.set(bank.readers().get(actor), index, Term.FALSE));
    for (List<Cells> waiter : bank.kind() == Kind.SRCU ? bank.waiting() : List.<List<Cells>>of()) {
      effects.add(Effect.set(waiter.get(actor), index, Term.FALSE));
    }
    return effects;
  }

  /** Whether this actor could let it go; read sides of SRCU may nest, and are not counted. */
  public Term held(Mode mode, int actor) {
    if (bank.kind() == Kind.SRCU) {
      return Term.TRUE;
    }
    return shared(mode) ? reader(actor) : writer().eq(actor + 1);
  }

  /** Whether this actor holds it in any way. */
  public Term heldBy(int actor) {
    Term held = bank.kind() == Kind.SRCU ? Term.FALSE : writer().eq(actor + 1);
    return bank.readers().isEmpty() ? held : held.or(reader(actor));
  }

  /** Notes the read sides that are open now, for {@link #drained}. */
  public List<Effect> snapshot(int actor) {
    List<Effect> effects = new java.util.ArrayList<>();
    for (int other = 0; other < bank.readers().size(); other++) {
      effects.add(Effect.set(bank.waiting().get(actor).get(other), index, reader(other)));
    }
    return effects;
  }

  /** Whether all the read sides that were open at the snapshot have ended. */
  public Term drained(int actor) {
    return Term.any(bank.waiting().get(actor).stream().map(w -> Term.at(w, index)).toList()).not();
  }
}
