/** From the tree to the step table. */
@NullMarked
package org.dropmaster.compile;

import org.jspecify.annotations.NullMarked;
