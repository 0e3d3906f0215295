package org.dropmaster.litmus.files;

import java.util.List;

/** The kinds of text that can be named. */
public enum TextKind {
  POLICY("policy", ".policy", "/org/dropmaster/policy/"),
  IMPORTER("importer", ".importer", "/org/dropmaster/policy/"),
  TEST("litmus test", ".litmus", "/org/dropmaster/litmus/");

  private static final List<String> IMPORTERS = List.of("STATIC", "PINNED", "REVOCABLE", "DYNAMIC");

  private final String word;
  private final String ending;
  private final String folder;

  TextKind(String word, String ending, String folder) {
    this.word = word;
    this.ending = ending;
    this.folder = folder;
  }

  /** What a message calls it. */
  public String word() {
    return word;
  }

  /** How the name of its file ends. */
  public String ending() {
    return ending;
  }

  /** The resource of a built-in text. */
  String resource(String name) {
    return folder + name + ending;
  }

  /** The names of the built-in ones, in the order of their catalogue. */
  public List<String> names() {
    return this == IMPORTER
        ? IMPORTERS
        : Texts.resource(folder + "catalogue")
            .map(
                text ->
                    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList())
            .orElse(List.of());
  }
}
