package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropmaster.lang.Expr;
import org.dropmaster.program.Access;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Sees to it that a statement takes its moment whatever there is. One that asks for what others can
 * change, but of which the instance has nothing, looks at the device instead.
 */
final class Looks {
  /** Calls whose answer is the caller's own. */
  private static final Set<String> OWN = Set.of("capable", "may_fail", "copy_to_user");

  private final Writer writer;

  Looks(Writer writer) {
    this.writer = writer;
  }

  /** The effects of a step that evaluates this. */
  List<Effect> within(Expr asked, List<Effect> effects) {
    return asks(asked) ? within(effects) : effects;
  }

  /** The effects of a step that passes these to a function. */
  List<Effect> passing(List<Expr> arguments, List<Effect> effects) {
    return arguments.stream().anyMatch(Looks::asks) ? within(effects) : effects;
  }

  /** The effects of a step that waits until this holds. */
  List<Effect> within(Term awaited, List<Effect> effects) {
    return awaited.constant() ? within(effects) : effects;
  }

  /** The effects of a step that asks for something. */
  List<Effect> within(List<Effect> effects) {
    if (Access.of(effects).visible()) {
      return effects;
    }
    Cells device = writer.kernel().pool("device").phase();
    List<Effect> all = new ArrayList<>(effects);
    all.add(0, new Effect.Let(writer.code().temp(), Term.of(device)));
    return all;
  }

  private static boolean asks(Expr e) {
    if (e instanceof Expr.Not not) {
      return asks(not.operand());
    } else if (e instanceof Expr.Binary b) {
      return asks(b.left()) || asks(b.right());
    } else if (e instanceof Expr.Conditional c) {
      return asks(c.condition()) || asks(c.yes()) || asks(c.no());
    } else if (e instanceof Expr.Call call) {
      return !OWN.contains(call.name());
    }
    return e instanceof Expr.Member || e instanceof Expr.Quantified;
  }
}
