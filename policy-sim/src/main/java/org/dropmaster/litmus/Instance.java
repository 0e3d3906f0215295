package org.dropmaster.litmus;

import java.util.List;
import java.util.Map;
import org.dropmaster.kernel.Shape;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;

/**
 * A test and a policy made into one program.
 *
 * @param shown the registers that an outcome prints: {@code 1:r0}
 * @param positive true in a final state of a run that satisfies the test's condition
 * @param probe true where the test's premise is reached
 * @param finished true where every thread has ended or waits in user space, and nothing is pending
 * @param leaked true where every process is gone and an object is not
 * @param premises for each rule, by ordinal, where its premise holds
 */
public record Instance(
    Program program,
    Shape shape,
    Map<String, Term> shown,
    Term positive,
    Term probe,
    Term finished,
    Term leaked,
    List<Term> premises) {}
