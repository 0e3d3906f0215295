/** What came of tests, in one model, and its many writers. */
@NullMarked
package org.dropmaster.report;

import org.jspecify.annotations.NullMarked;
