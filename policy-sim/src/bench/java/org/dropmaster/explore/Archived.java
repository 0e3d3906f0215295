package org.dropmaster.explore;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Our classes as the launcher has them, in a jar and in a class-data archive: loading and verifying
 * them anew would be a tenth of a short search. It is made by a first run.
 */
public final class Archived {
  /** How the launcher has Java keep its memory. */
  public static final List<String> MEMORY =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:PretenureSizeThreshold=64k",
          "-XX:TLABSize=64k",
          "-XX:-ResizeTLAB");

  private final Path jar;
  private final Path archive;

  private Archived(Path folder) {
    jar = folder.resolve("race.jar");
    archive = folder.resolve("race.jsa");
  }

  /** Packs the class path of this process, and archives what a run with these arguments loads. */
  public static Archived by(List<String> arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("race");
    Archived made = new Archived(folder);
    for (Path file : List.of(folder, made.jar, made.archive)) {
      file.toFile().deleteOnExit();
    }
    made.pack();
    Timed.run(Path.of("."), made.java("-XX:ArchiveClassesAtExit=" + made.archive, arguments));
    return made;
  }

  /** The command that runs Java with them and with these arguments. */
  public List<String> java(List<String> arguments) {
    return java("-XX:SharedArchiveFile=" + archive, arguments);
  }

  private List<String> java(String option, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:disable", option, "-cp", classPath()));
    command.addAll(arguments);
    return command;
  }

  private static Stream<String> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  /** The jar in the place of all folders. */
  private String classPath() {
    Stream<String> jars = entries().filter(entry -> !Files.isDirectory(Path.of(entry)));
    return Stream.concat(Stream.of(jar.toString()), jars)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void pack() throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipOutputStream into = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path folder : entries().map(Path::of).filter(Files::isDirectory).toList()) {
        pack(folder, names, into);
      }
    }
  }

  private static void pack(Path root, Set<String> names, ZipOutputStream into) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (names.add(name)) {
          into.putNextEntry(new ZipEntry(name));
          Files.copy(file, into);
        }
      }
    }
  }
}
