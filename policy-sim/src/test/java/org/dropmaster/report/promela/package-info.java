/** The export to SPIN, held against SPIN itself. */
@NullMarked
package org.dropmaster.report.promela;

import org.jspecify.annotations.NullMarked;
