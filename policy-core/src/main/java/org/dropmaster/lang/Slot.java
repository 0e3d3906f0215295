package org.dropmaster.lang;

/**
 * What a parameter of a verb takes.
 *
 * @param word a type or a kind; {@code T} anything counted, {@code extent} a bo, a file, an owner
 *     or the device, {@code condition}, {@code errno}, {@code lock} any lock, {@code table} an idr,
 *     {@code element} what the table in the first argument holds
 */
public record Slot(String word) {
  /** Whether an argument of this type fits. */
  boolean accepts(Type type, Kinds kinds) {
    if (Types.unknown(type)) {
      return true;
    }
    return switch (word) {
      case "T" -> type.base() == Type.Base.NULL || kinds.counted(pointee(type));
      case "extent" -> extent(type);
      case "condition" -> Types.truth(type);
      case "lock" -> type.lock();
      case "rwsem" -> type.base() == Type.Base.RWSEM;
      case "srcu" -> type.base() == Type.Base.SRCU;
      case "table" -> type.base() == Type.Base.IDR;
      case "errno" -> type.base() == Type.Base.INT;
      default -> Types.fits(type, Verb.type(word));
    };
  }

  private static String pointee(Type type) {
    return type.base() == Type.Base.POINTER ? type.kind() : "";
  }

  private static boolean extent(Type type) {
    String kind = pointee(type);
    boolean object = kind.equals("bo") || kind.equals("file") || kind.equals("owner");
    return object || type.base() == Type.Base.DEVICE;
  }

  /** As an error message names it. */
  String shown() {
    return switch (word) {
      case "T" -> "a counted object";
      case "extent" -> "a bo, a file, an owner or device";
      case "condition" -> "a condition";
      case "errno" -> "the name of an errno";
      case "lock" -> "a lock";
      case "table" -> "a field of type idr<kind>";
      default -> Types.shown(Verb.type(word));
    };
  }
}
