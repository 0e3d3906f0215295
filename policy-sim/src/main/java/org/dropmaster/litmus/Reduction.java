package org.dropmaster.litmus;

import java.util.Set;

/** What may be left out of a search without changing what it finds. */
public enum Reduction {
  /** A step that nobody else can notice is no moment of its own. */
  FUSING,
  /** States that differ only in which of several like threads or processes is which. */
  SYMMETRY,
  /** Of moves that can be exchanged, all orders but one. */
  ORDER;

  /** What is left out where nothing else is asked for: the moments of a step table. */
  public static final Set<Reduction> USUAL = Set.of(FUSING);
}
