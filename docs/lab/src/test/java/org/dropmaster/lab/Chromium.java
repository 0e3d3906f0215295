package org.dropmaster.lab;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A browser without a window. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private final Path program;

  private Chromium(Path program) {
    this.program = program;
  }

  /** The one on the path, or the one that CHROMIUM names. */
  static Optional<Chromium> find() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(new Chromium(Path.of(named)));
    }
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return Optional.of(new Chromium(program));
        }
      }
    }
    return Optional.empty();
  }

  /** The document of a page after its scripts have run. */
  String documentOf(Path page, Path scratch) throws IOException, InterruptedException {
    Path out = scratch.resolve("document.html");
    Process browser =
        new ProcessBuilder(command(page, scratch))
            .redirectOutput(out.toFile())
            .redirectError(scratch.resolve("complaints.txt").toFile())
            .start();
    if (!browser.waitFor(120, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException("the browser did not end");
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private List<String> command(Path page, Path scratch) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of("--headless", "--no-sandbox", "--disable-gpu"));
    words.addAll(List.of("--disable-background-networking", "--disable-dev-shm-usage"));
    words.addAll(List.of("--no-first-run", "--user-data-dir=" + scratch.resolve("profile")));
    words.addAll(List.of("--virtual-time-budget=60000", "--dump-dom", page.toUri().toString()));
    return words;
  }
}
