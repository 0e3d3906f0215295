package org.dropmaster.lang;

/** Writes types and what is declared with them. */
final class TypeText {
  private TypeText() {}

  /** {@code owner *me} or {@code int n : 6}. */
  static String declared(Type type, String name) {
    String star = type.base() == Type.Base.POINTER ? "*" : "";
    String width = type.bits() > 0 ? " : " + type.bits() : "";
    return word(type) + " " + star + name + width;
  }

  /** {@code owner o}: a parameter is written without a star. */
  static String parameter(Type type, String name) {
    return word(type) + " " + name;
  }

  private static String word(Type type) {
    return switch (type.base()) {
      case VOID -> "void";
      case BOOL -> "bool";
      case INT -> "int";
      case PID -> "pid";
      case MUTEX -> "mutex";
      case RWSEM -> "rwsem";
      case SRCU -> "srcu";
      case IDR -> "idr<" + type.kind() + ">";
      case POINTER, DEVICE, NULL -> type.kind();
    };
  }
}
