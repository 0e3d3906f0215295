/** Where texts come from: the built-in ones, the user's files and standard input. */
@NullMarked
package org.dropmaster.litmus.files;

import org.jspecify.annotations.NullMarked;
