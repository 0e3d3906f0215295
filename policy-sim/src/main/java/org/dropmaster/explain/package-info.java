/** Why a rule broke: who did what, on which line, and what became of the object concerned. */
@NullMarked
package org.dropmaster.explain;

import org.jspecify.annotations.NullMarked;
