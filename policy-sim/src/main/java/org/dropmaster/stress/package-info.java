/** The same program on real threads: a thread an actor, one step at a time, whoever comes first. */
@NullMarked
package org.dropmaster.stress;

import org.jspecify.annotations.NullMarked;
