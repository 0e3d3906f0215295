/** Policies with one line changed, and the tests that notice. */
@NullMarked
package org.dropmaster.mutate;

import org.jspecify.annotations.NullMarked;
