package org.dropmaster.lang;

/** Which types fit where, and what messages call them. */
final class Types {
  /** Of an expression that has been reported already; fits everywhere. */
  static final Type UNKNOWN = new Type(Type.Base.NULL, "?", 0);

  private Types() {}

  static boolean unknown(Type type) {
    return type.equals(UNKNOWN);
  }

  /** Whether a value may be stored into, passed to or compared with a place of another type. */
  static boolean fits(Type value, Type place) {
    if (unknown(value) || unknown(place)) {
      return true;
    }
    boolean none = value.base() == Type.Base.NULL && place.base() == Type.Base.POINTER;
    return none || value.base() == place.base() && value.kind().equals(place.kind());
  }

  /** Whether two values may be compared. */
  static boolean comparable(Type left, Type right) {
    return value(left) && value(right) && (fits(left, right) || fits(right, left));
  }

  /** Whether it can be tested as {@code if (x)} does. */
  static boolean truth(Type type) {
    return switch (type.base()) {
      case BOOL, INT, PID, POINTER, NULL -> true;
      default -> false;
    };
  }

  /** Whether it can be stored. */
  static boolean value(Type type) {
    return truth(type);
  }

  static String shown(Type type) {
    return switch (type.base()) {
      case POINTER -> ("aeio".indexOf(type.kind().charAt(0)) < 0 ? "a " : "an ") + type.kind();
      case IDR -> "an idr<" + type.kind() + ">";
      case INT -> "an int";
      case VOID -> "nothing";
      case NULL -> "NULL";
      case DEVICE -> "the device";
      case BOOL -> "a bool";
      case PID -> "a pid";
      case MUTEX -> "a mutex";
      case RWSEM -> "an rwsem";
      case SRCU -> "an srcu";
    };
  }
}
