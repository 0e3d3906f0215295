/** A litmus test from text to verdict, the most general client, the built-in tests. */
@NullMarked
package org.dropmaster.litmus;

import org.jspecify.annotations.NullMarked;
