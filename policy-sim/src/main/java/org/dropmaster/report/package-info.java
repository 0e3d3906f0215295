/** One result model, many writers. */
@NullMarked
package org.dropmaster.report;

import org.jspecify.annotations.NullMarked;
