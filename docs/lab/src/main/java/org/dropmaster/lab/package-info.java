/** The engine on a page. */
@NullMarked
package org.dropmaster.lab;

import org.jspecify.annotations.NullMarked;
