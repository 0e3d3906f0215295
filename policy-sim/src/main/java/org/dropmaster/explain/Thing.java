package org.dropmaster.explain;

/** An object as a report names it: {@code dmabuf#1}. */
record Thing(String kind, int number) {
  @Override
  public String toString() {
    return kind.equals("device") ? kind : number == 0 ? "NULL" : kind + "#" + number;
  }
}
