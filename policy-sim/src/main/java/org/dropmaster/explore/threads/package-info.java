/** Threads for a search; they plug in from here, as a browser has none. */
@NullMarked
package org.dropmaster.explore.threads;

import org.jspecify.annotations.NullMarked;
