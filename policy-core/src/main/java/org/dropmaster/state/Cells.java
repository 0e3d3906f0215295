package org.dropmaster.state;

import java.util.List;

/**
 * A row of equal fields of the packed state, such as the reference count of every open file.
 *
 * <p>An index runs from {@link #origin}, which is 1 for the objects of a pool because 0 is NULL.
 * Bits are assigned by {@link Layout#assign}; before that a value can be neither read nor written.
 */
public final class Cells {
  /** Who may see a field, which decides what is a step of its own. */
  public enum Scope {
    /** Part of the system: a step that touches it can be observed. */
    SHARED,
    /** A register of one actor: nobody else reads or writes it. */
    REGISTER,
    /** Kept by the monitor for the rules: the system never reads it. */
    GHOST
  }

  private final String name;
  private final int number;
  private final Scope scope;
  private final int actor;
  private final int origin;
  private final int count;
  private final int bits;
  private final boolean signed;
  private String pointsTo = "";
  private String indexedBy = "";
  private Family family = Family.NONE;
  private int word = -1;
  private int shift;
  private int perWord;

  Cells(
      String name,
      int number,
      Scope scope,
      int actor,
      int origin,
      int count,
      int bits,
      boolean signed) {
    if (count < 0 || bits < 1 || bits > 32) {
      throw new IllegalArgumentException(name + ": " + count + " x " + bits + " bits");
    }
    this.name = name;
    this.number = number;
    this.scope = scope;
    this.actor = actor;
    this.origin = origin;
    this.count = count;
    this.bits = bits;
    this.signed = signed;
  }

  /** Takes the same bits as another row of the same shape. */
  void placeLike(Cells other) {
    place(other.word, other.shift);
  }

  void place(int firstWord, int firstShift) {
    word = firstWord;
    shift = firstShift;
    perWord = count * bits > 64 ? 64 / bits : Math.max(1, count);
  }

  public String name() {
    return name;
  }

  /** Its place in the order in which the rows of its layout were declared, from 0. */
  public int number() {
    return number;
  }

  public Scope scope() {
    return scope;
  }

  /** The actor whose register it is, -1 for other scopes. */
  public int actor() {
    return actor;
  }

  /** The lowest index. */
  public int origin() {
    return origin;
  }

  /** The kind of object whose number a field holds, empty for a plain value. */
  public String pointsTo() {
    return pointsTo;
  }

  /** Says that its fields are pointers to objects of this kind. */
  public Cells pointingTo(String kind) {
    pointsTo = kind;
    return this;
  }

  /** What the index of a field counts, empty for nothing that could be renamed. */
  public String indexedBy() {
    return indexedBy;
  }

  /** Says that it has a field for each of these. */
  public Cells indexing(String kind) {
    indexedBy = kind;
    return this;
  }

  /**
   * The rows of which there is one for each of something.
   *
   * @param name common to all of them
   * @param kind what there is one row for each of
   * @param numbers whose row this is
   */
  public record Family(String name, String kind, List<Integer> numbers) {
    /** No row but itself. */
    public static final Family NONE = new Family("", "", List.of());
  }

  /** The rows that this is one of. */
  public Family family() {
    return family;
  }

  /** Says that it is the row of these. */
  public Cells belonging(String name, String kind, Integer... numbers) {
    family = new Family(name, kind, List.of(numbers));
    return this;
  }

  /** How many fields are in the row. */
  public int count() {
    return count;
  }

  /** Whether the row has a field of this index; it has none for NULL where it counts objects. */
  public boolean has(int index) {
    return index >= origin && index < origin + count;
  }

  /** Bits of one field. */
  public int bits() {
    return bits;
  }

  public boolean signed() {
    return signed;
  }

  /** The highest value that fits. */
  public int max() {
    return bits == 32 ? Integer.MAX_VALUE : (1 << (signed ? bits - 1 : bits)) - 1;
  }

  /** The long that holds the field of this index. */
  public int word(int index) {
    int at = index - origin;
    return inFirst(at) ? word : word + at / perWord;
  }

  /** How far the field of this index is shifted in its long. */
  public int shift(int index) {
    int at = index - origin;
    return shift + (inFirst(at) ? at : at % perWord) * bits;
  }

  /** Most rows lie in one long, and a division takes longer than all else that is done here. */
  private boolean inFirst(int at) {
    return at >= 0 && at < perWord;
  }

  /** The field's mask before it is shifted. */
  public long mask() {
    return (1L << bits) - 1;
  }

  /** Whether a whole row lies in one long. */
  public boolean oneWord() {
    return count <= perWord;
  }

  /** Whether any field of the row is not 0. */
  public boolean any(long[] state) {
    if (oneWord()) {
      int width = count * bits;
      long row = width == 64 ? -1L : (1L << width) - 1;
      return (state[word] >>> shift & row) != 0;
    }
    for (int i = origin; i < origin + count; i++) {
      if (get(state, i) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The value of one field. */
  public int get(long[] state, int index) {
    return extend((int) (state[word(index)] >>> shift(index) & mask()));
  }

  /** A stored value with its sign. */
  public int extend(int raw) {
    return signed ? raw << 32 - bits >> 32 - bits : raw;
  }

  /** Writes one field. */
  public void set(long[] state, int index, int value) {
    int at = word(index);
    int by = shift(index);
    state[at] = state[at] & ~(mask() << by) | (value & mask()) << by;
  }

  /** The number, which is like that of no other row: rows are looked up often. */
  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return name;
  }
}
