package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dropmaster.report.Result;
import picocli.CommandLine.Option;

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
      description = "Also write a file in this format; repeatable.")
  private Map<Format, Path> files = new LinkedHashMap<>();

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

  /** The results for standard output, where that is no text. */
  String whole(List<Result> results) {
    return format.write(results);
  }

  /** Every format that is asked for, on standard output and in files. */
  Set<Format> formats() {
    Set<Format> all = EnumSet.of(format);
    all.addAll(files.keySet());
    return all;
  }

  /** Refuses, before anything is searched, what cannot be written. */
  void refuseUnwritable() {
    Set<Path> seen = new HashSet<>();
    for (Path file : files.values()) {
      FileWriting.refuseUnwritable(file);
      if (!seen.add(file.toAbsolutePath().normalize())) {
        throw new UsageProblem("--out names '" + file + "' for two formats.");
      }
    }
  }

  /** Writes the files, each as its format asks. */
  void write(Function<Format, String> how) {
    files.forEach((format, file) -> FileWriting.write(file, how.apply(format)));
  }

  /** Writes the files. */
  void write(List<Result> results) {
    write(how -> how.write(results));
  }
}
