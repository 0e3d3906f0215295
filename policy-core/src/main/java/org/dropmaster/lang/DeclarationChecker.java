package org.dropmaster.lang;

import java.util.List;

/** Checks which kinds there are and which fields they have. */
final class DeclarationChecker {
  private final Kinds kinds;
  private final Diagnostics problems;

  DeclarationChecker(Kinds kinds, Diagnostics problems) {
    this.kinds = kinds;
    this.problems = problems;
  }

  /** Makes the kinds known first, so that fields may point at kinds declared below. */
  void kinds(List<PolicyTree.Fields> declared) {
    for (PolicyTree.Fields each : declared) {
      if (each.struct() && !each.kind().equals("owner")) {
        declare(each);
      } else if (each.kind().equals("owner")) {
        kinds.declareOwner();
      } else if (!kinds.known(each.kind()) || !Vocabulary.extensible(each.kind())) {
        unknown(each);
      }
    }
  }

  private void declare(PolicyTree.Fields each) {
    if (!kinds.declare(each.kind())) {
      problems.add(
          each.span(),
          Code.DUPLICATE,
          "kind '" + each.kind() + "' exists already",
          "",
          "write " + each.kind() + " { } to add fields to a built-in kind");
    }
  }

  private void unknown(PolicyTree.Fields each) {
    boolean closed = kinds.known(each.kind()) && !kinds.struct(each.kind());
    if (!kinds.struct(each.kind())) {
      problems.add(
          each.span(),
          Code.UNKNOWN_KIND,
          closed
              ? "kind '" + each.kind() + "' takes no fields"
              : "there is no kind '" + each.kind() + "'",
          "",
          Suggestion.of(
              each.kind(), kinds.all(), "write struct " + each.kind() + " { } for a new kind"));
    }
  }

  /** Adds the fields; importers may repeat a field of another importer with the same type. */
  void fields(List<PolicyTree.Fields> declared, boolean importer) {
    for (PolicyTree.Fields each : declared) {
      for (PolicyTree.Field field : each.fields()) {
        field(each.kind(), field, importer);
      }
    }
  }

  private void field(String kind, PolicyTree.Field field, boolean importer) {
    type(field.span(), field.type());
    if (field.type().base() == Type.Base.VOID) {
      problems.add(field.span(), Code.WRONG_TYPE, "a field of type void", "");
    }
    boolean same =
        importer
            && !Vocabulary.isBuiltIn(kind, field.name())
            && kinds
                .field(kind, field.name())
                .filter(f -> f.type().equals(field.type()))
                .isPresent();
    if (kinds.known(kind) && !same && !kinds.add(kind, field)) {
      problems.add(
          field.span(),
          Code.DUPLICATE,
          kind + " has a field '" + field.name() + "' already",
          "",
          Vocabulary.isBuiltIn(kind, field.name())
              ? "it is built in; choose another name"
              : "choose another name");
    }
  }

  /** Reports a type that names no kind. */
  void type(Span span, Type type) {
    boolean named = type.base() == Type.Base.POINTER || type.base() == Type.Base.IDR;
    if (named && !kinds.known(type.kind())) {
      String otherwise =
          type.kind().equals("owner")
              ? "declare it: owner { }"
              : "declare it: struct " + type.kind() + " { }";
      problems.add(
          span,
          Code.UNKNOWN_KIND,
          "there is no kind '" + type.kind() + "'",
          "",
          Suggestion.of(type.kind(), kinds.all(), otherwise));
    }
    if (type.equals(Type.pointer("device"))) {
      problems.add(
          span, Code.WRONG_TYPE, "there is one device", "", "name it: device.owner, device.lock");
    }
  }
}
