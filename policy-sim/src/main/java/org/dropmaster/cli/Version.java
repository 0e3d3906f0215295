package org.dropmaster.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.dropmaster.program.Program;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {
  /** What {@code --version} prints after the name. */
  static String number() {
    String packed = Version.class.getPackage().getImplementationVersion();
    return packed == null ? "unpacked" : packed;
  }

  /**
   * Tells this build from any other, by the names and checksums of its classes; two builds of the
   * same sources are one.
   */
  static String build() {
    try {
      return number() + classes(Version.class) + classes(Program.class);
    } catch (IOException e) {
      throw new UncheckedIOException("this build's classes cannot be read", e);
    }
  }

  /** Of all that lies beside a class, in its jar or its directory. */
  private static SortedMap<String, Long> classes(Class<?> of) throws IOException {
    Path home = Path.of(URI.create(of.getProtectionDomain().getCodeSource().getLocation() + ""));
    SortedMap<String, Long> sums = new TreeMap<>();
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          CRC32 sum = new CRC32();
          sum.update(Files.readAllBytes(file));
          sums.put(home.relativize(file).toString(), sum.getValue());
        }
      }
    } else {
      try (ZipFile jar = new ZipFile(home.toFile())) {
        jar.stream().forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
      }
    }
    return sums;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"dropmaster " + number()};
  }
}
