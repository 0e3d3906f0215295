package org.dropmaster.mutate;

import org.dropmaster.lang.PolicyTree;

/**
 * A policy with one change.
 *
 * @param what the change: {@code deleted}, {@code swapped with the next}, {@code negated}
 * @param loss whether the line is gone altogether
 * @param place the lines that it touches
 */
record Mutant(String what, boolean loss, Place place, PolicyTree policy) {}
