package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The built-in kinds, fields and verbs of the policy language, as data. */
public final class Vocabulary {
  private static final List<String> KINDS =
      List.of("device", "file", "dmabuf", "bo", "map", "attachment", "mr", "command", "uverbs");

  private static final Set<String> EXTENSIBLE =
      Set.of("device", "file", "dmabuf", "bo", "map", "attachment", "mr", "command", "owner");

  private static final Set<String> COUNTED =
      Set.of("file", "dmabuf", "bo", "mr", "command", "owner");

  private static final Set<String> WRITABLE = Set.of("device.owner", "file.pid");

  private static final Set<String> OF_CALLER = Set.of("capable", "held");

  private static final String[] FIELDS = {
    "file pid pid",
    "bo file file",
    "dmabuf bo bo",
    "dmabuf mutex resv",
    "map file file",
    "map bo bo",
    "map dmabuf dmabuf",
    "attachment dmabuf dmabuf",
    "attachment mr mr",
    "attachment bool mapped",
    "attachment bool pinned",
    "mr attachment attachment",
    "mr uverbs uverbs",
    "mr dmabuf dmabuf",
    "uverbs mutex lock",
    "command bo bo",
    "command file file",
  };

  private static final List<String> RULES =
      List.of(
          "stale_access",
          "data_leak",
          "used_after_free",
          "null_deref",
          "underflow",
          "leaked",
          "two_owners",
          "acquired_while_pinned",
          "not_revoked",
          "non_owner_used_device",
          "off_table",
          "deadlock",
          "lock_inversion",
          "lock_leaked",
          "bad_unlock",
          "hung",
          "stuck_owner");

  private static final List<String> STATES =
      List.of("FREE", "OWNED", "REVOKING", "PINNED", "BROKEN");

  private static final Span NOWHERE = new Span(new Source("built-in", ""), 0, 0);

  private static final List<BuiltIn> BUILT_IN = builtIn();

  private static final Map<String, List<Verb>> VERBS = verbs();

  private Vocabulary() {}

  /** A field that the kernel keeps. */
  public record BuiltIn(String kind, PolicyTree.Field field) {}

  private static List<BuiltIn> builtIn() {
    List<BuiltIn> all = new ArrayList<>();
    for (String line : FIELDS) {
      List<String> words = Pieces.of(line, " ");
      all.add(new BuiltIn(words.get(0), field(words.get(1), words.get(2))));
    }
    return List.copyOf(all);
  }

  private static PolicyTree.Field field(String type, String name) {
    return new PolicyTree.Field(NOWHERE, Verb.type(type), name);
  }

  private static Map<String, List<Verb>> verbs() {
    Map<String, List<Verb>> all = new LinkedHashMap<>();
    for (Verb verb : VerbTable.all()) {
      all.computeIfAbsent(verb.name(), name -> new ArrayList<>()).add(verb);
    }
    return all;
  }

  /** The built-in kinds; {@code owner} exists only once a policy declares it. */
  public static List<String> kinds() {
    return KINDS;
  }

  /** Whether a policy may add fields to this kind. */
  public static boolean extensible(String kind) {
    return EXTENSIBLE.contains(kind);
  }

  static boolean counted(String kind) {
    return COUNTED.contains(kind);
  }

  /** All built-in fields but {@code device.owner}, which comes with {@code owner { }}. */
  public static List<BuiltIn> fields() {
    return BUILT_IN;
  }

  static PolicyTree.Field deviceOwner() {
    return field("owner", "owner");
  }

  /** Whether the field is built in, and so kept by the kernel. */
  public static boolean isBuiltIn(String kind, String name) {
    return (kind + "." + name).equals("device.owner")
        || BUILT_IN.stream().anyMatch(f -> f.kind().equals(kind) && f.field().name().equals(name));
  }

  /** Whether a policy may assign to the field: its own, and few of the built-in ones. */
  public static boolean writable(String kind, String name) {
    return !isBuiltIn(kind, name) || WRITABLE.contains(kind + "." + name);
  }

  /** The overloads of a verb; none for an unknown name. */
  public static List<Verb> verbs(String name) {
    return VERBS.getOrDefault(name, List.of());
  }

  /**
   * Whether a test asks about its caller, so that a condition, which nobody calls, cannot ask it.
   */
  static boolean ofCaller(String verb) {
    return OF_CALLER.contains(verb);
  }

  /** The names of all verbs. */
  public static List<String> verbNames() {
    return List.copyOf(VERBS.keySet());
  }

  /** The rules that always hold watch; their names are predicates of conditions. */
  public static List<String> rules() {
    return RULES;
  }

  /** The states of the ownership state machine; their names are predicates of conditions. */
  public static List<String> states() {
    return STATES;
  }
}
