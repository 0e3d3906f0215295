/** An instance as a Promela model, so that SPIN can contradict us. */
@NullMarked
package org.dropmaster.report.promela;

import org.jspecify.annotations.NullMarked;
