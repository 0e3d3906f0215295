package org.dropmaster.lang;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A litmus test: what user space does to a driver, and what may come of it. */
public record LitmusTree(
    Span span,
    String name,
    Map<String, String> header,
    List<Thread> threads,
    Optional<Condition> probe,
    Condition condition,
    List<Move> schedule) {

  /**
   * One thread {@code P1(device *dev) CLONE_FILES(P0) UID(1000) { ... }}.
   *
   * @param id the number in its name
   * @param relation how it shares with {@code partner}; OWN where nothing was written
   * @param partner the thread named by the relation, -1 for OWN
   * @param uverbs the thread whose uverbs file it uses, -1 for one of its own
   */
  public record Thread(
      Span span,
      int id,
      Relation relation,
      int partner,
      int uverbs,
      String tenant,
      int uid,
      List<String> registers,
      List<Call> calls) {}

  /** What a thread shares with another. */
  public enum Relation {
    OWN,
    THREAD,
    CLONE_FILES,
    FORK
  }

  /**
   * {@code r0 = ioctl(f, EXPORT, h);}
   *
   * @param register the register that takes the result, empty for none
   * @param name the call: open, close, ioctl, ...
   */
  public record Call(Span span, Optional<String> register, String name, List<Argument> arguments) {}

  /** An argument of a call: exactly one kind of word. */
  public sealed interface Argument {
    Span span();

    /** A register of this thread. */
    record Register(Span span, String name) implements Argument {}

    /** A number, such as a guessed descriptor. */
    record Number(Span span, int value) implements Argument {}

    /** A word: an ioctl command, an importer class, {@code dev}. */
    record Word(Span span, String word) implements Argument {}

    /** A process, {@code P1}. */
    record Process(Span span, int thread) implements Argument {}
  }

  /**
   * {@code exists (c)}, {@code forall (c)}, {@code ever (c)}, {@code eventually (c)}; a probe too.
   */
  public record Condition(Span span, Quantifier quantifier, Expr condition) {}

  /** Over what a condition speaks. */
  public enum Quantifier {
    EXISTS,
    FORALL,
    EVER,
    EVENTUALLY
  }

  /**
   * One move of a witness: {@code schedule { P0 P1/2 engine }}.
   *
   * @param actor a thread's or the kernel's name: P0, engine, worker
   * @param choice which of its possible moves, counted from 0; /0 is not written
   */
  public record Move(Span span, String actor, int choice) {}
}
