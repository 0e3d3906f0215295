package org.dropmaster.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a broken rule is about.
 *
 * @param thing what the headline names
 * @param object the object whose fate the lanes follow
 * @param at the statement that breaks the rule, where others follow it in the same move
 */
record Finding(String thing, Optional<Thing> object, List<Section> sections, OptionalInt at) {

  Finding(String thing, Optional<Thing> object, List<Section> sections) {
    this(thing, object, sections, OptionalInt.empty());
  }
}
