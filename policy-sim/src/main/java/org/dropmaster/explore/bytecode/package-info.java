/**
 * Programs as JVM bytecode: one method a step, with words, shifts and masks as constants. It plugs
 * into a search from outside; what runs in a browser does without it.
 */
@NullMarked
package org.dropmaster.explore.bytecode;

import org.jspecify.annotations.NullMarked;
