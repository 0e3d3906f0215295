/** Policy and litmus text: source, tokens, parser, tree, checks, diagnostics, formatter. */
@NullMarked
package org.dropmaster.lang;

import org.jspecify.annotations.NullMarked;
