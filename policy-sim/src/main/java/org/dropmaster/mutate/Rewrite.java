package org.dropmaster.mutate;

import java.util.List;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Statement;
import org.dropmaster.lang.Statement.Block;

/**
 * A policy in which one block has other statements.
 *
 * @param old the block, known by its place in the text
 */
record Rewrite(Block old, List<Statement> instead) {

  /** The policy so changed. */
  PolicyTree of(PolicyTree tree) {
    return new PolicyTree(
        tree.span(),
        tree.name(),
        tree.fields(),
        functions(tree.functions()),
        tree.importers().stream().map(this::importer).toList(),
        tree.properties());
  }

  private PolicyTree.Importer importer(PolicyTree.Importer importer) {
    return new PolicyTree.Importer(
        importer.span(), importer.name(), importer.fields(), functions(importer.functions()));
  }

  private List<PolicyTree.Function> functions(List<PolicyTree.Function> functions) {
    return functions.stream().map(this::function).toList();
  }

  private PolicyTree.Function function(PolicyTree.Function of) {
    if (!of.body().span().equals(old.span()) && !inside(of.body())) {
      return of;
    }
    return new PolicyTree.Function(
        of.span(),
        of.helper(),
        of.result(),
        of.name(),
        of.parameters(),
        of.mark(),
        block(of.body()));
  }

  private boolean inside(Block body) {
    return body.span().source().equals(old.span().source())
        && body.span().start() <= old.span().start()
        && old.span().end() <= body.span().end();
  }

  private Block block(Block block) {
    List<Statement> statements =
        block.equals(old) ? instead : block.statements().stream().map(this::statement).toList();
    return new Block(block.span(), statements);
  }

  private Statement statement(Statement statement) {
    if (statement instanceof Statement.If test) {
      return new Statement.If(
          test.span(), test.condition(), block(test.yes()), test.no().map(this::block));
    } else if (statement instanceof Statement.ForEach loop) {
      return new Statement.ForEach(
          loop.span(), loop.kind(), loop.variable(), loop.condition(), block(loop.body()));
    } else if (statement instanceof Statement.ScopedGuard guard) {
      return new Statement.ScopedGuard(
          guard.span(), guard.mode(), guard.lock(), block(guard.body()));
    }
    return statement instanceof Block block ? block(block) : statement;
  }
}
