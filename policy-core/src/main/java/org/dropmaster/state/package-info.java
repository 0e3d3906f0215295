/** The packed state: fields declared once, bits assigned by the layout, values read in place. */
@NullMarked
package org.dropmaster.state;

import org.jspecify.annotations.NullMarked;
