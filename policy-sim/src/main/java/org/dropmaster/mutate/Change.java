package org.dropmaster.mutate;

import java.util.List;
import org.dropmaster.lang.Statement;

/** What stands in the place of a statement, and how that is called. */
record Change(String what, List<Statement> instead) {
  /** One statement for another. */
  static Change of(String what, Statement instead) {
    return new Change(what, List.of(instead));
  }
}
