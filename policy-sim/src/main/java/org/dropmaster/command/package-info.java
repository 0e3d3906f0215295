/** The command queue and the engine that runs it. */
@NullMarked
package org.dropmaster.command;

import org.jspecify.annotations.NullMarked;
