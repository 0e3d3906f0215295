package org.dropmaster.compile;

import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;

/**
 * An entry point of a policy that is being called.
 *
 * @param name its name as written: open, EXPORT, release
 * @param mark whether it acquires or releases the device
 */
public record Entry(String name, Mark mark) {
  static Entry of(Function function) {
    return new Entry(function.name(), function.mark());
  }
}
