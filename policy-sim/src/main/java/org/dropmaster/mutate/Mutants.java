package org.dropmaster.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropmaster.lang.PolicyChecker;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Statement;
import org.dropmaster.lang.Statement.Block;

/** Changes each statement of a policy in every way that leaves something that still checks. */
final class Mutants {
  private final PolicyTree policy;
  private final List<PolicyLine> lines = new ArrayList<>();
  private Span within;

  private Mutants(PolicyTree policy) {
    this.policy = policy;
    this.within = policy.span();
  }

  /** The lines of a policy in the order of its text; declarations and labels are none. */
  static List<PolicyLine> of(PolicyTree policy) {
    Mutants mutants = new Mutants(policy);
    Stream.concat(
            policy.functions().stream(),
            policy.importers().stream().flatMap(i -> i.functions().stream()))
        .forEach(mutants::function);
    mutants.lines.sort(Comparator.comparingInt(l -> l.statement().span().start()));
    return List.copyOf(mutants.lines);
  }

  private void function(PolicyTree.Function function) {
    within = function.span();
    block(function.body(), Optional.empty());
  }

  /** The lines of a block; what stands alone under a kept {@code if} is kept with it. */
  private void block(Block block, Optional<String> with) {
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      if (acts(statement)) {
        Optional<String> kept = Kept.reason(statement.span());
        kept = kept.isEmpty() && block.statements().size() == 1 ? with : kept;
        lines.add(new PolicyLine(statement, kept, mutants(block, i)));
        inner(statement, kept);
      } else {
        inner(statement, with);
      }
    }
  }

  private static boolean acts(Statement statement) {
    return !(statement instanceof Statement.Declare
        || statement instanceof Statement.Label
        || statement instanceof Block);
  }

  private void inner(Statement statement, Optional<String> kept) {
    if (statement instanceof Statement.If test) {
      block(test.yes(), kept);
      test.no().ifPresent(no -> block(no, Optional.empty()));
    } else if (statement instanceof Statement.ForEach loop) {
      block(loop.body(), Optional.empty());
    } else if (statement instanceof Statement.ScopedGuard guard) {
      block(guard.body(), Optional.empty());
    } else if (statement instanceof Block block) {
      block(block, kept);
    }
  }

  private List<Mutant> mutants(Block block, int at) {
    List<Mutant> found = new ArrayList<>();
    Statement statement = block.statements().get(at);
    replaced(new Change("deleted", List.of()), true, block, at).ifPresent(found::add);
    for (Change change : WeakStatements.of(statement)) {
      replaced(change, false, block, at).ifPresent(found::add);
    }
    swapped(block, at).ifPresent(found::add);
    return List.copyOf(found);
  }

  private Optional<Mutant> replaced(Change change, boolean loss, Block block, int at) {
    Statement statement = block.statements().get(at);
    List<Statement> statements = new ArrayList<>(block.statements());
    statements.remove(at);
    statements.addAll(at, change.instead());
    Place place = Place.of(statement.span(), statement.span(), within);
    return checked(change.what(), loss, place, new Rewrite(block, statements));
  }

  private Optional<Mutant> swapped(Block block, int at) {
    if (at + 1 >= block.statements().size() || !acts(block.statements().get(at + 1))) {
      return Optional.empty();
    }
    List<Statement> statements = new ArrayList<>(block.statements());
    Place place = Place.of(statements.get(at).span(), statements.get(at + 1).span(), within);
    Collections.swap(statements, at, at + 1);
    return checked("swapped with the next", false, place, new Rewrite(block, statements));
  }

  private Optional<Mutant> checked(String what, boolean loss, Place place, Rewrite rewrite) {
    PolicyTree changed = rewrite.of(policy);
    return PolicyChecker.check(changed).ok()
        ? Optional.of(new Mutant(what, loss, place, changed))
        : Optional.empty();
  }
}
