package org.dropmaster.explain;

import java.util.List;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Instance;

/**
 * What a run is a run of.
 *
 * @param test the test's name
 * @param file the name of the source whose lines are the calls of user space
 * @param importers the importers that the test can use
 * @param shortest whether every shorter run was searched
 */
public record Scene(
    String test,
    String file,
    PolicyTree policy,
    List<PolicyTree.Importer> importers,
    Instance instance,
    boolean shortest) {

  /** The name of an actor: P0, engine. */
  String actor(int number) {
    return instance.program().routines().get(number).actor();
  }
}
