package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** Finds the fields that {@code a.b} names. */
final class FieldChecker {
  private final Meaning meaning;

  FieldChecker(Meaning meaning) {
    this.meaning = meaning;
  }

  Type type(Expr.Member member, Type object) {
    if (Types.unknown(object)) {
      return Types.UNKNOWN;
    }
    if (object.base() != Type.Base.POINTER && object.base() != Type.Base.DEVICE) {
      meaning.wrong(member, Types.shown(object) + " has no fields", "");
      return Types.UNKNOWN;
    }
    if (!meaning.kinds().known(object.kind())) {
      return Types.UNKNOWN;
    }
    Optional<PolicyTree.Field> field = meaning.kinds().field(object.kind(), member.field());
    return field.map(PolicyTree.Field::type).orElseGet(() -> missing(member, object.kind()));
  }

  private Type missing(Expr.Member member, String kind) {
    List<String> names =
        meaning.kinds().fieldsOf(kind).stream().map(PolicyTree.Field::name).toList();
    Span whole = member.span();
    Span name = new Span(whole.source(), whole.end() - member.field().length(), whole.end());
    boolean owner = kind.equals("device") && member.field().equals("owner");
    meaning.report(
        name,
        Code.UNKNOWN_FIELD,
        kind + " has no field '" + member.field() + "'",
        "",
        owner
            ? "device.owner comes with the kind: declare owner { }"
            : Suggestion.of(
                member.field(),
                names,
                "declare it: " + kind + " { bool " + member.field() + "; }"));
    return Types.UNKNOWN;
  }
}
