package org.dropmaster.lang;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verb of the policy language, one overload of it.
 *
 * @param result the word of its result: a type, {@code T} for the type of the first argument,
 *     {@code element} for what the table in the first argument holds
 */
public record Verb(
    String name, List<Slot> parameters, String result, Place place, boolean importerOnly) {

  private static final Map<String, Type> TYPES =
      Map.of(
          "void", Type.VOID,
          "bool", Type.BOOL,
          "int", Type.INT,
          "pid", Type.PID,
          "mutex", new Type(Type.Base.MUTEX, "", 0));

  /** Where in a statement it may stand. */
  public enum Place {
    /** Changes nothing; anywhere. */
    TEST,
    /** Changes something at once; one a statement. */
    EFFECT,
    /** Takes more than one step, blocks or branches; a statement or the whole of a value. */
    CALL
  }

  /** Reads {@code int handle_create(file, bo)}. */
  static Verb of(String signature, Place place, boolean importerOnly) {
    int space = signature.indexOf(' ');
    int open = signature.indexOf('(');
    String inner = signature.substring(open + 1, signature.length() - 1);
    List<Slot> slots =
        inner.isEmpty() ? List.of() : Pieces.of(inner, ", ").stream().map(Slot::new).toList();
    String name = signature.substring(space + 1, open);
    return new Verb(name, slots, signature.substring(0, space), place, importerOnly);
  }

  /** The type that a word names; a kind names a pointer. */
  static Type type(String word) {
    Type known = TYPES.get(word);
    return known == null ? Type.pointer(word) : known;
  }

  /** The type of its value for arguments of these types. */
  public Type result(List<Type> arguments) {
    return switch (result) {
      case "T" -> arguments.get(0);
      case "element" -> Type.pointer(arguments.get(0).kind());
      default -> type(result);
    };
  }

  /** The first argument that it does not take; as many arguments as parameters are given. */
  Optional<Integer> refused(List<Type> arguments, Kinds kinds) {
    for (int i = 0; i < parameters.size(); i++) {
      boolean element = parameters.get(i).word().equals("element");
      boolean taken =
          element
              ? Types.fits(arguments.get(i), Type.pointer(arguments.get(0).kind()))
              : parameters.get(i).accepts(arguments.get(i), kinds);
      if (!taken) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Whether a test takes arguments of these types; none of them asks for what is counted. */
  public boolean takes(List<Type> arguments) {
    return parameters.size() == arguments.size() && refused(arguments, new Kinds()).isEmpty();
  }

  /** As the vocabulary writes it. */
  public String signature() {
    StringBuilder out = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(parameters.get(i).word());
    }
    return out.append(')').toString();
  }
}
