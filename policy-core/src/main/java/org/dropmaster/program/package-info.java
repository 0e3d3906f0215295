/** The step table as data: terms, effects, steps, what each reads and writes, and how to run it. */
@NullMarked
package org.dropmaster.program;

import org.jspecify.annotations.NullMarked;
