package org.dropmaster.lang;

/**
 * A type of the policy language.
 *
 * @param kind the object kind for {@link Base#POINTER} and {@link Base#IDR}, else empty
 * @param bits the width written with {@code int n : 6}, 0 where none was written
 */
public record Type(Base base, String kind, int bits) {
  /** What kinds of type there are. */
  public enum Base {
    VOID,
    BOOL,
    INT,
    PID,
    /**
     * A pointer to an object of {@link #kind}; a parameter {@code file f} is one that is not NULL.
     */
    POINTER,
    /** {@code idr<KIND>}: the kernel's table from small numbers to objects. */
    IDR,
    MUTEX,
    RWSEM,
    SRCU,
    /** The one device. */
    DEVICE,
    /** Of NULL alone: fits every pointer. */
    NULL
  }

  public static final Type VOID = new Type(Base.VOID, "", 0);
  public static final Type BOOL = new Type(Base.BOOL, "", 0);
  public static final Type INT = new Type(Base.INT, "", 0);
  public static final Type PID = new Type(Base.PID, "", 0);
  public static final Type DEVICE = new Type(Base.DEVICE, "device", 0);
  public static final Type NULL = new Type(Base.NULL, "", 0);

  /** A pointer to an object of this kind. */
  public static Type pointer(String kind) {
    return new Type(Base.POINTER, kind, 0);
  }

  /** The kind of what a value is the number of; empty where it is not the number of anything. */
  public String pointee() {
    return base == Base.PID ? "process" : base == Base.POINTER ? kind : "";
  }

  /** Whether it is a lock. */
  public boolean lock() {
    return base == Base.MUTEX || base == Base.RWSEM || base == Base.SRCU;
  }
}
