package org.dropmaster.lang;

import java.util.List;

/** A policy file: what the parser makes, the formatter prints and the compiler reads. */
public record PolicyTree(
    Span span,
    String name,
    List<Fields> fields,
    List<Function> functions,
    List<Importer> importers,
    List<Property> properties) {

  /**
   * Fields added to a kind, {@code file { owner *me; }}, or with {@code struct} a kind of its own.
   */
  public record Fields(Span span, String kind, boolean struct, List<Field> fields) {}

  /** One field of a kind. */
  public record Field(Span span, Type type, String name) {}

  /**
   * An entry point or a helper.
   *
   * @param helper whether a result type was written, which only helpers have
   * @param result the type returned; of an entry point INT (releases, detach, unmap, dma_buf_unpin,
   *     remove, flush and an importer's dereg_mr, invalidate and work: VOID)
   */
  public record Function(
      Span span,
      boolean helper,
      Type result,
      String name,
      List<Parameter> parameters,
      Mark mark,
      Statement.Block body) {}

  /** A parameter of a function. */
  public record Parameter(Span span, Type type, String name) {}

  /** How a function bears on ownership. */
  public enum Mark {
    NONE,
    ACQUIRES,
    RELEASES
  }

  /**
   * {@code importer NAME { }}: fields of its own and functions reg_mr, dereg_mr, invalidate, ...
   */
  public record Importer(Span span, String name, List<Fields> fields, List<Function> functions) {}

  /** {@code never c;}, {@code always c;}, {@code sometimes c;}, {@code eventually c;} */
  public record Property(Span span, String quantifier, Expr condition) {}
}
