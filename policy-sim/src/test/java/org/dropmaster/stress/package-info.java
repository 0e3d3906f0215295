/** Laws and examples of programs on real threads. */
@NullMarked
package org.dropmaster.stress;

import org.jspecify.annotations.NullMarked;
