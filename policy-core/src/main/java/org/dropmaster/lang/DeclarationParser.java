package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;

/** Parses fields and functions, of a policy or of an importer in it. */
final class DeclarationParser {
  private final Cursor in;
  private final TypeParser types;
  private final StatementParser statements;

  DeclarationParser(Cursor in) {
    this.in = in;
    this.types = new TypeParser(in);
    this.statements = new StatementParser(in);
  }

  /** Whether fields of a kind begin here. */
  boolean atFields() {
    return in.at("struct") && in.peek(1).name() && in.peek(2).is("{")
        || in.atName() && in.peek(1).is("{");
  }

  PolicyTree.Fields fields() {
    Token start = in.peek();
    boolean struct = in.accept("struct");
    String kind = in.expectName("a kind").text();
    in.expect("{");
    List<PolicyTree.Field> fields = new ArrayList<>();
    while (!in.at("}")) {
      field(fields);
    }
    in.next();
    in.accept(";");
    return new PolicyTree.Fields(in.since(start), kind, struct, List.copyOf(fields));
  }

  private void field(List<PolicyTree.Field> fields) {
    Token start = in.peek();
    Type type = types.starred();
    do {
      if (type.base() == Type.Base.POINTER) {
        in.accept("*");
      }
      Token name = types.declared();
      Type whole = types.width(type);
      fields.add(new PolicyTree.Field(in.since(start), whole, name.text()));
    } while (in.accept(","));
    in.expectSemicolon();
  }

  PolicyTree.Function function() {
    Token start = in.peek();
    boolean helper = !in.peek(1).is("(");
    Type written = helper ? types.loose() : Type.VOID;
    String name = in.expectName("the name of a function").text();
    Type result = helper ? written : EntryPoints.result(name);
    List<PolicyTree.Parameter> parameters = parameters();
    PolicyTree.Mark mark = mark();
    Statement.Block body = statements.block();
    return new PolicyTree.Function(in.since(start), helper, result, name, parameters, mark, body);
  }

  private List<PolicyTree.Parameter> parameters() {
    List<PolicyTree.Parameter> parameters = new ArrayList<>();
    in.expect("(");
    if (in.at("void") && in.peek(1).is(")")) {
      in.next();
    }
    while (!in.at(")")) {
      Token start = in.peek();
      Type type = types.loose();
      String name = types.declared().text();
      parameters.add(new PolicyTree.Parameter(in.since(start), type, name));
      if (!in.at(")")) {
        in.expect(",");
      }
    }
    in.next();
    return List.copyOf(parameters);
  }

  private PolicyTree.Mark mark() {
    PolicyTree.Mark mark = PolicyTree.Mark.NONE;
    while (in.at("__acquires") || in.at("__releases")) {
      if (mark != PolicyTree.Mark.NONE) {
        in.problems()
            .add(
                in.peek().span(),
                Code.BAD_MARK,
                "a function has one mark",
                "the second",
                "a call either acquires the device or releases it");
      }
      mark = in.next().is("__acquires") ? PolicyTree.Mark.ACQUIRES : PolicyTree.Mark.RELEASES;
      in.expect("(");
      in.expect("device");
      in.expect(")");
    }
    return mark;
  }
}
