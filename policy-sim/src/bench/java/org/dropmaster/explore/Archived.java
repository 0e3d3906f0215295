package org.dropmaster.explore;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Our classes as the launcher has them, in a jar and in a class-data archive: loading and verifying
 * them anew would be a tenth of a short search. It is made by a first run.
 */
final class Archived {
  private final Path jar;
  private final Path archive;

  private Archived(Path folder) {
    jar = folder.resolve("race.jar");
    archive = folder.resolve("race.jsa");
  }

  /** Packs the class path of this process, and archives what a run of that command loads. */
  static Archived by(List<String> arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("race");
    Archived made = new Archived(folder);
    for (Path file : List.of(folder, made.jar, made.archive)) {
      file.toFile().deleteOnExit();
    }
    made.pack();
    Timed.run(Path.of("."), made.java("-XX:ArchiveClassesAtExit=" + made.archive, arguments));
    return made;
  }

  /** What runs that command with them. */
  List<String> java(List<String> arguments) {
    return java("-XX:SharedArchiveFile=" + archive, arguments);
  }

  private List<String> java(String option, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:disable", option, "-cp", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private void pack() throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipOutputStream into = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (Files.isDirectory(Path.of(entry))) {
          pack(Path.of(entry), names, into);
        }
      }
    }
  }

  private static void pack(Path root, Set<String> names, ZipOutputStream into) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (names.add(name)) {
          into.putNextEntry(new ZipEntry(name));
          Files.copy(file, into);
        }
      }
    }
  }
}
