package org.dropmaster.explain;

import java.util.List;

/**
 * One move of a run in words.
 *
 * @param actor who moved
 * @param lines the statements, with their places
 * @param changes what is different after it
 */
public record Told(String actor, List<Line> lines, List<String> changes) {}
