/** Search orders, the visited set, reductions, shortest witnesses: of any program, no domain. */
@NullMarked
package org.dropmaster.explore;

import org.jspecify.annotations.NullMarked;
