package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of object that a policy has, and their fields: built in, of the policy, of importers.
 */
public final class Kinds {
  private final Map<String, Map<String, PolicyTree.Field>> fields = new LinkedHashMap<>();
  private final Set<String> structs = new LinkedHashSet<>();

  /** The built-in kinds and fields only. */
  Kinds() {
    for (String kind : Vocabulary.kinds()) {
      fields.put(kind, new LinkedHashMap<>());
    }
    for (Vocabulary.BuiltIn each : Vocabulary.fields()) {
      put(each.kind(), each.field());
    }
  }

  /** Adds a struct kind; false if the kind exists. */
  boolean declare(String kind) {
    structs.add(kind);
    return fields.putIfAbsent(kind, new LinkedHashMap<>()) == null;
  }

  /** Adds the kind {@code owner} and with it {@code device.owner}. */
  void declareOwner() {
    fields.putIfAbsent("owner", new LinkedHashMap<>());
    put("device", Vocabulary.deviceOwner());
  }

  private boolean put(String kind, PolicyTree.Field field) {
    Map<String, PolicyTree.Field> of = fields.get(kind);
    return of != null && of.putIfAbsent(field.name(), field) == null;
  }

  /** Adds a field to a kind that exists; false if the kind has a field of that name. */
  boolean add(String kind, PolicyTree.Field field) {
    return put(kind, field);
  }

  /** Whether there is such a kind. */
  public boolean known(String kind) {
    return fields.containsKey(kind);
  }

  /** All kinds, the built-in ones first. */
  public List<String> all() {
    return List.copyOf(fields.keySet());
  }

  /** Whether a policy declared it with {@code struct}. */
  public boolean struct(String kind) {
    return structs.contains(kind);
  }

  /** Whether objects of it are counted, so that {@code get} and {@code put} take them. */
  public boolean counted(String kind) {
    return known(kind) && (structs.contains(kind) || Vocabulary.counted(kind));
  }

  /** Whether {@code new} makes one. */
  boolean creatable(String kind) {
    return known(kind) && (structs.contains(kind) || kind.equals("owner"));
  }

  /** The fields of a kind, the built-in ones first; none for a kind that is unknown. */
  public List<PolicyTree.Field> fieldsOf(String kind) {
    Map<String, PolicyTree.Field> of = fields.get(kind);
    return of == null ? List.of() : new ArrayList<>(of.values());
  }

  /** One field of a kind. */
  public Optional<PolicyTree.Field> field(String kind, String name) {
    Map<String, PolicyTree.Field> of = fields.get(kind);
    return of == null ? Optional.empty() : Optional.ofNullable(of.get(name));
  }
}
