package org.dropmaster.litmus.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropmaster.lang.LitmusTree;
import org.jspecify.annotations.Nullable;

/**
 * The policies that the line {@code Policy:} of a test names: built-in ones by their names, files
 * as they are seen from the folder of the test, as C looks for what it includes. A name with blanks
 * or commas stands in double quotes.
 */
public final class NamedPolicies {
  /** A name in quotes, one whose quotes are not closed, or one without. */
  private static final Pattern NAME = Pattern.compile("\"([^\"\n]*)\"|(\")|([^\\s,\"]+)");

  private static final Pattern PLAIN = Pattern.compile("[^\\s,\"]+");
  private static final Pattern UNSPEAKABLE = Pattern.compile("[\"\\p{Cntrl}]|\\*/");
  private static final String NONE = "-";

  private NamedPolicies() {}

  /** Their words, files as they are seen from where the command runs; empty for none. */
  public static List<String> of(LitmusTree test) {
    List<String> words = new ArrayList<>();
    Matcher names = NAME.matcher(test.header().getOrDefault("Policy", ""));
    while (names.find()) {
      if (names.group(2) != null) {
        throw TextProblem.of(
            test.span().source().name() + ": a quote of the line 'Policy:' is not closed.");
      }
      String word = names.group(1) == null ? names.group(3) : names.group(1);
      if (!word.equals(NONE)) {
        words.add(seen(word, test.span().source().name()));
      }
    }
    return List.copyOf(words);
  }

  private static String seen(String word, String test) {
    if (TextKind.POLICY.names().contains(word)) {
      return word;
    }
    try {
      return Path.of(test).resolveSibling(word).toString();
    } catch (InvalidPathException e) {
      throw TextProblem.of(test + ": '" + word + "' is no name of a file.");
    }
  }

  /**
   * The policy of a word on the command line as a test in that folder names it; {@code -}, which
   * names none, where no test could.
   */
  public static String from(Path folder, String word) {
    if (word.equals(NONE) || TextKind.POLICY.names().contains(word)) {
      return word;
    }
    Path from = real(folder.toAbsolutePath());
    Path file = real(Path.of(word).toAbsolutePath());
    boolean related = from.getRoot() != null && from.getRoot().equals(file.getRoot());
    Path name = related ? from.relativize(file) : file;
    boolean builtIn = TextKind.POLICY.names().contains(name.toString());
    return written(builtIn ? "./" + name : name.toString());
  }

  /** A word as the line has it: in quotes where it needs them, and {@code -} where none help. */
  public static String written(String word) {
    if (UNSPEAKABLE.matcher(word).find()) {
      return NONE;
    }
    return PLAIN.matcher(word).matches() ? word : '"' + word + '"';
  }

  /** Without links on the way there, as far as it exists: '..' leads out of where they lead. */
  private static Path real(Path path) {
    @Nullable Path above = path.getParent();
    @Nullable Path name = path.getFileName();
    try {
      return above == null || name == null || Files.isDirectory(path)
          ? path.toRealPath()
          : real(above).resolve(name);
    } catch (IOException e) {
      return path.normalize();
    }
  }
}
