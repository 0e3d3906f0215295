/** Processes, threads, descriptors, struct file references, locks, signals, deferred release. */
@NullMarked
package org.dropmaster.kernel;

import org.jspecify.annotations.NullMarked;
