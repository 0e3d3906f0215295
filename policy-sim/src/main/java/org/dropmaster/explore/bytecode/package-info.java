/** Programs as JVM bytecode: one method a step, with words, shifts and masks as constants. */
@NullMarked
package org.dropmaster.explore.bytecode;

import org.jspecify.annotations.NullMarked;
