package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/**
 * What the parser made of a text.
 *
 * @param tree what could be read; with errors it lacks the parts in error, and is empty where
 *     nothing could be read
 */
public record Parsed<T>(Optional<T> tree, List<Diagnostic> diagnostics) {
  /** Whether the tree is the whole text. */
  public boolean ok() {
    return tree.isPresent() && diagnostics.stream().noneMatch(Diagnostic::error);
  }
}
