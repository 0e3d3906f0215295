/** The dma-buf export core: export, attach, map, pin, invalidate, and the importers' regions. */
@NullMarked
package org.dropmaster.export;

import org.jspecify.annotations.NullMarked;
