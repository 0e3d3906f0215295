/** The command line: one class a command. Nothing depends on it. */
@NullMarked
package org.dropmaster.cli;

import org.jspecify.annotations.NullMarked;
