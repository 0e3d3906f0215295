/** Disks for a search: states in a file, and checkpoints; they plug in, as a browser has none. */
@NullMarked
package org.dropmaster.explore.disk;

import org.jspecify.annotations.NullMarked;
