package org.dropmaster.explain;

import java.util.List;
import java.util.Optional;

/**
 * What a broken rule is about.
 *
 * @param thing what the headline names
 * @param object the object whose fate the lanes follow
 */
record Finding(String thing, Optional<Thing> object, List<Section> sections) {}
