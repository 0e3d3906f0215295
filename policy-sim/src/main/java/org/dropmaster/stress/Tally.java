package org.dropmaster.stress;

import java.util.Optional;

/**
 * How far a stress run came.
 *
 * @param rounds how many rounds came to their end
 * @param stuck who waited for whom in the round that did not
 */
public record Tally(int rounds, Optional<Standoff> stuck) {}
