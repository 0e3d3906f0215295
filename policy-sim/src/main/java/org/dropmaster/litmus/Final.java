package org.dropmaster.litmus;

import java.util.Map;
import java.util.Set;
import org.dropmaster.ownership.Rule;

/**
 * One distinct final outcome of a test.
 *
 * @param registers the shown registers with their values as text: {@code 1:r0} is {@code -EBUSY}
 * @param broken the rules broken on the way
 * @param positive whether the run satisfies the test's condition
 */
public record Final(Map<String, String> registers, Set<Rule> broken, boolean positive) {}
