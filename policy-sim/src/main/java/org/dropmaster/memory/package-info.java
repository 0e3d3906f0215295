/** Device memory and who owns each page, CPU mappings and faults. */
@NullMarked
package org.dropmaster.memory;

import org.jspecify.annotations.NullMarked;
