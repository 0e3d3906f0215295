package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses policy files; recursive descent, in time linear in the text, all its errors at once. */
public final class PolicyParser {
  private final Cursor in;
  private final DeclarationParser declarations;
  private final ExpressionParser expressions;
  private final List<PolicyTree.Fields> fields = new ArrayList<>();
  private final List<PolicyTree.Function> functions = new ArrayList<>();
  private final List<PolicyTree.Importer> importers = new ArrayList<>();
  private final List<PolicyTree.Property> properties = new ArrayList<>();

  private PolicyParser(Cursor in) {
    this.in = in;
    this.declarations = new DeclarationParser(in);
    this.expressions = new ExpressionParser(in, false);
  }

  /** The tree of a policy, or of a file of importers, and what is wrong with the text. */
  public static Parsed<PolicyTree> parse(Source source) {
    Opening opening = Opening.find(source, "policy");
    Lexed lexed = Lexer.of(source, opening);
    Diagnostics problems = new Diagnostics();
    Cursor in = new Cursor(lexed.tokens(), problems);
    Optional<PolicyTree> tree = new PolicyParser(in).file(opening);
    problems.addAll(lexed.problems(), Integer.MAX_VALUE);
    return new Parsed<>(tree, problems.sorted());
  }

  private Optional<PolicyTree> file(Opening opening) {
    Token start = in.peek();
    String name = "";
    if (opening.found()) {
      name = Header.name(in);
    } else if (!in.at("importer")) {
      Header.missing(in, "policy", "C");
      if (!Shapes.declaration(in)) {
        return Optional.empty();
      }
    }
    while (!in.done() && !in.problems().full()) {
      recovering();
    }
    return Optional.of(
        new PolicyTree(
            in.since(start),
            name,
            List.copyOf(fields),
            List.copyOf(functions),
            List.copyOf(importers),
            List.copyOf(properties)));
  }

  private void recovering() {
    int from = in.position();
    try {
      declaration();
    } catch (SyntaxError reported) {
      in.leaveTo(0);
      in.skipDeclaration(from);
    }
  }

  private void declaration() {
    if (Shapes.property(in)) {
      properties.add(property());
    } else if (in.at("importer")) {
      importers.add(importer());
    } else if (declarations.atFields()) {
      fields.add(declarations.fields());
    } else if (in.atName()) {
      functions.add(declarations.function());
    } else if (!in.accept(";")) {
      throw in.expected("a function, fields of a kind, an importer or a property");
    }
  }

  private PolicyTree.Property property() {
    Token start = in.next();
    if (Words.NO_PROPERTIES.contains(start.text())) {
      in.problems()
          .add(
              start.span(),
              Code.NOT_IN_LANGUAGE,
              "a property of a policy is 'never' or 'always', not " + start.shown(),
              "",
              "ask for it in a litmus test: exists (c), eventually (c)");
    }
    Expr condition = expressions.expression();
    Span span = in.since(start);
    in.expectSemicolon();
    return new PolicyTree.Property(span, start.text(), condition);
  }

  private PolicyTree.Importer importer() {
    Token start = in.next();
    String name = in.expectName("the name of the importer").text();
    in.expect("{");
    List<PolicyTree.Fields> own = new ArrayList<>();
    List<PolicyTree.Function> ownFunctions = new ArrayList<>();
    while (!in.at("}")) {
      if (declarations.atFields()) {
        own.add(declarations.fields());
      } else {
        ownFunctions.add(declarations.function());
      }
    }
    in.next();
    return new PolicyTree.Importer(
        in.since(start), name, List.copyOf(own), List.copyOf(ownFunctions));
  }
}
