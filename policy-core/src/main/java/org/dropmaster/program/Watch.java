package org.dropmaster.program;

import java.util.List;

/**
 * Something the monitor looks at after every step that could have changed it.
 *
 * @param name for printing
 * @param effects ghost effects: raise a rule, note a moment
 */
public record Watch(String name, List<Effect> effects) {}
