package org.dropmaster.compile;

import java.util.Optional;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Term;

/**
 * What a name or an argument stands for while code is written.
 *
 * @param safe whether a pointer is known to lead to an object that is alive
 * @param place for a lock or a table, which are passed by name: whose it is
 */
public record Value(Type type, Term term, boolean safe, Optional<Place> place) {
  /** A lock or a table: {@code object.field}. */
  public record Place(Value object, String field) {}

  public Value(Type type, Term term) {
    this(type, term, false);
  }

  public Value(Type type, Term term, boolean safe) {
    this(type, term, safe, Optional.empty());
  }

  static Value at(Type type, Value object, String field) {
    return new Value(type, Term.NULL, true, Optional.of(new Place(object, field)));
  }

  /** A number as a truth value, where one is wanted. */
  static Term fit(Term value, Type type) {
    return type.base() == Type.Base.BOOL && !value.truth() ? value.ne(0) : value;
  }

  /** The kind that a pointer leads to; {@code device} for the device. */
  public String kind() {
    return type.kind();
  }

  /** The lock or table that it names. */
  public Place named() {
    return place.orElseThrow(() -> new IllegalStateException("not a lock or a table"));
  }
}
