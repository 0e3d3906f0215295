/** The ownership state machine: states, events, errnos, the one transition table, and the rules. */
@NullMarked
package org.dropmaster.ownership;

import org.jspecify.annotations.NullMarked;
