package org.dropmaster.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Type;

/** Which fields are pointers, and to what. */
final class Pointers {
  private static final Map<String, String> BUILT_IN =
      Map.ofEntries(
          Map.entry("device.owner", "owner"),
          Map.entry("owner.file", "file"),
          Map.entry("bo.file", "file"),
          Map.entry("bo.page", "page"),
          Map.entry("bo.tlb", "page"),
          Map.entry("dmabuf.bo", "bo"),
          Map.entry("map.file", "file"),
          Map.entry("map.dmabuf", "dmabuf"),
          Map.entry("map.bo", "bo"),
          Map.entry("map.page", "page"),
          Map.entry("command.bo", "bo"),
          Map.entry("command.file", "file"),
          Map.entry("command.page", "page"),
          Map.entry("attachment.dmabuf", "dmabuf"),
          Map.entry("attachment.mr", "mr"),
          Map.entry("attachment.page", "page"),
          Map.entry("mr.attachment", "attachment"),
          Map.entry("mr.uverbs", "uverbs"),
          Map.entry("mr.dmabuf", "dmabuf"),
          Map.entry("mr.hw", "page"),
          Map.entry("epoch.file", "file"),
          Map.entry("page.owner", "epoch"),
          Map.entry("page.content", "epoch"));

  private final Map<String, String> kinds = new HashMap<>(BUILT_IN);

  Pointers(Scene scene) {
    add(scene.policy().fields());
    scene.policy().importers().forEach(importer -> add(importer.fields()));
    scene.importers().forEach(importer -> add(importer.fields()));
  }

  private void add(List<PolicyTree.Fields> groups) {
    for (PolicyTree.Fields group : groups) {
      for (PolicyTree.Field field : group.fields()) {
        if (field.type().base() == Type.Base.POINTER) {
          kinds.putIfAbsent(group.kind() + "." + field.name(), field.type().kind());
        }
      }
    }
  }

  /** The kind that a field, as {@code kind.field}, points to. */
  Optional<String> kind(String field) {
    return field.endsWith(".epoch") ? Optional.of("epoch") : Optional.ofNullable(kinds.get(field));
  }
}
