package org.dropmaster.litmus.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.lang.Source;
import org.dropmaster.lang.Suggestion;

/** Finds a text by its built-in name, its file, or {@code -} for standard input. */
public final class Texts {
  private static final int MOST_BYTES = 16 << 20;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream standardInput;
  private final Set<Path> read = new LinkedHashSet<>();
  private boolean inputTaken;

  /** Texts of which one may come from this stream. */
  public Texts(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** The text that a word on the command line names; a {@link TextProblem} if there is none. */
  public Source find(String word, TextKind kind) {
    if (kind.names().contains(word)) {
      return builtIn(word, kind);
    }
    if (word.equals("-") || Files.exists(path(word))) {
      return file(word);
    }
    throw TextProblem.of(missing(word, kind));
  }

  /** The text of a file, never a built-in one; {@code -} is standard input. */
  public Source file(String word) {
    if (word.equals("-")) {
      return fromInput();
    }
    Path file = path(word);
    Source source = fromFile(word, file);
    read.add(file);
    return source;
  }

  /** The files that were read so far. */
  public Set<Path> read() {
    return Set.copyOf(read);
  }

  /** A built-in text. */
  public static Source builtIn(String name, TextKind kind) {
    String text =
        resource(kind.resource(name))
            .orElseThrow(() -> new IllegalStateException("no text of " + kind.word() + " " + name));
    return new Source(name + kind.ending(), text);
  }

  /** A resource of the class path, as {@code /org/dropmaster/litmus/expected.tsv}. */
  public static Optional<String> resource(String name) {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private Source fromInput() {
    if (inputTaken) {
      throw TextProblem.of("'-' can stand for one text only.");
    }
    inputTaken = true;
    try {
      return text("stdin", standardInput.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      throw TextProblem.of("cannot read standard input: " + e.getMessage());
    }
  }

  private static Source fromFile(String word, Path file) {
    if (Files.isDirectory(file)) {
      throw TextProblem.of("'" + word + "' is a directory, where a file was expected.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return merged(text(word, in.readNBytes(MOST_BYTES + 1)));
    } catch (NoSuchFileException e) {
      throw TextProblem.of("cannot read '" + word + "': there is no such file.");
    } catch (AccessDeniedException e) {
      throw TextProblem.of("cannot read '" + word + "': permission denied.");
    } catch (IOException e) {
      throw TextProblem.of("cannot read '" + word + "': " + e.getMessage() + ".");
    }
  }

  private static Source text(String name, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw TextProblem.of("'" + name + "' is larger than 16 MB: this is no policy and no test.");
    }
    String text = decoded(name, bytes);
    return new Source(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }

  /** Where replacement characters would stand nothing is read; the place is that of the first. */
  private static String decoded(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      return out.flip().toString();
    }
    String before = out.flip().toString();
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    throw TextProblem.of(
        "%s:%d:%d: this is no UTF-8 (byte 0x%02x); save the text as UTF-8."
            .formatted(
                name, line, before.length() - before.lastIndexOf('\n'), bytes[in.position()]));
  }

  /** What git left open would pass for a mail around the first of two tests. */
  private static Source merged(Source source) {
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("<<<<<<< ") || lines.get(i).startsWith(">>>>>>> ")) {
        throw TextProblem.of(
            "%s:%d: a merge conflict; solve it first.".formatted(source.name(), i + 1));
      }
    }
    return source;
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw TextProblem.of("'" + word + "' is no name of a file.");
    }
  }

  private static String missing(String word, TextKind kind) {
    String bare = word.endsWith(kind.ending()) ? word.substring(0, word.lastIndexOf('.')) : word;
    bare = bare.substring(bare.lastIndexOf('/') + 1);
    String help =
        kind.names().contains(bare)
            ? "did you mean '" + bare + "'?"
            : Suggestion.of(bare, kind.names(), "'dropmaster run --list' names them all.");
    return "there is no built-in " + kind.word() + " and no file '" + word + "': " + help;
  }
}
