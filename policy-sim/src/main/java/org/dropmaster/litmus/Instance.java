package org.dropmaster.litmus;

import java.util.List;
import java.util.Map;
import org.dropmaster.kernel.Shape;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;

/**
 * A test and a policy made into one program.
 *
 * @param shown the registers that an outcome prints: {@code 1:r0}
 * @param positive true in a final state of a run that satisfies the test's condition
 * @param latched whether that is true from some moment of a run on, whether it ends or not
 * @param probe true where the test's premise is reached
 * @param resting for each actor, where nothing more is asked of it: a thread that has ended or
 *     waits in user space, a part of the kernel that is idle
 * @param waits for each actor, where it waits for a condition and not for a lock
 * @param atEnd for the rules that a run can break by ending, where its end does; a run that has no
 *     end breaks {@code hung} and {@code stuck_owner} otherwise, see {@link LitmusRun}
 * @param premises for each rule, by ordinal, where its premise holds
 */
public record Instance(
    Program program,
    Shape shape,
    Map<String, Term> shown,
    Term positive,
    boolean latched,
    Term probe,
    List<Term> resting,
    List<Term> waits,
    Map<Rule, Term> atEnd,
    List<Term> premises) {

  /** The same with a moment for each step, also for those that nobody can notice. */
  Instance stepwise() {
    return new Instance(
        program.stepwise(),
        shape,
        shown,
        positive,
        latched,
        probe,
        resting,
        waits,
        atEnd,
        premises);
  }
}
