package org.dropmaster.explain;

/**
 * One row of the lanes.
 *
 * @param actor whose lane the text is in
 * @param object what became of the object in question, empty for nothing
 */
record Row(int actor, String text, String object) {}
