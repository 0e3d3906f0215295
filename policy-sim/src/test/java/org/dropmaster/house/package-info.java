/** What keeps the house in order: who may depend on whom, and what a file may look like. */
@NullMarked
package org.dropmaster.house;

import org.jspecify.annotations.NullMarked;
