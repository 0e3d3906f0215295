/** Tests of the language. */
@NullMarked
package org.dropmaster.lang;

import org.jspecify.annotations.NullMarked;
