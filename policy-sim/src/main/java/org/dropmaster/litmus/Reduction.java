package org.dropmaster.litmus;

/** What may be left out of a search without changing what it finds. */
public enum Reduction {
  /** States that differ only in which of several like threads or processes is which. */
  SYMMETRY,
  /** Of moves that can be exchanged, all orders but one. */
  ORDER
}
