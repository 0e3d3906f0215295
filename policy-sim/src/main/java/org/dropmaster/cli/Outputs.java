package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where results go, and in which format. */
final class Outputs {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Standard output as ${COMPLETION-CANDIDATES}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FORMAT=FILE",
      converter = Target.Reader.class,
      description = "Also write a file in this format; repeatable.")
  private List<Target> files = new ArrayList<>();

  /** A file and its format. */
  private record Target(Format format, Path file) {
    /** Reads {@code FORMAT=FILE}. */
    private static final class Reader implements ITypeConverter<Target> {
      @Override
      public Target convert(String word) {
        int equals = word.indexOf('=');
        for (Format format : Format.values()) {
          if (equals >= 0 && format.toString().equalsIgnoreCase(word.substring(0, equals))) {
            return new Target(format, Dropmaster.path(word.substring(equals + 1)));
          }
        }
        throw new TypeConversionException(
            "'" + word + "' is no FORMAT=FILE, as in junit=result.xml");
      }
    }
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only verdicts, and what is not as expected.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also tell runs that were expected to break.")
  private boolean verbose;

  /** Whether standard output is text for people. */
  boolean text() {
    return format == Format.TEXT;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** The text with colours, where they are wanted. */
  String paint(String text) {
    return colour.paint(text);
  }

  /** What is for standard output, where that is no text for people. */
  String whole(Function<Format, String> how) {
    return how.apply(format);
  }

  /** Refuses what is asked of results, where there are none. */
  void refuseBeside(String option) {
    if (!text() || !files.isEmpty()) {
      throw new UsageProblem(
          option + " prints text and nothing else: take --format and --out away.");
    }
  }

  /** Refuses, before anything is searched, what cannot be written. */
  void refuseUnwritable() {
    List<Path> seen = new ArrayList<>();
    for (Target target : files) {
      Path file = target.file();
      if (file.toString().equals("-")) {
        throw new UsageProblem("--out wants a file; --format is for standard output.");
      }
      FileWriting.refuseUnwritable(file);
      if (seen.stream().anyMatch(other -> FileWriting.same(other, file))) {
        throw new UsageProblem("--out names '" + file + "' for two formats.");
      }
      seen.add(file);
    }
  }

  /** Refuses, before anything is searched, to write over what the command reads. */
  void refuseInputs(Set<Path> inputs) {
    for (Target target : files) {
      for (Path input : inputs) {
        if (FileWriting.same(target.file(), input)) {
          throw new UsageProblem("--out would write over '" + input + "', which is read.");
        }
      }
    }
  }

  /** Writes the files, each as its format asks. */
  void write(Function<Format, String> how) {
    files.forEach(each -> FileWriting.write(each.file(), how.apply(each.format())));
  }
}
