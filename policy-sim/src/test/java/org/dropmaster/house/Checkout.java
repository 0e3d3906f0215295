package org.dropmaster.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree that these tests run in. */
final class Checkout {
  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  /** The one around the working directory. */
  static Checkout here() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("policy-core"))) {
      Path parent = at.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside the source tree");
      }
      at = parent;
    }
    return new Checkout(at);
  }

  Path root() {
    return root;
  }

  /** Its files, as paths below the root with slashes, without what a build makes. */
  List<String> files() {
    List<String> tracked = tracked();
    return tracked.isEmpty() ? walked() : tracked;
  }

  /** Those that git knows, so that notes lying about are nobody's business; none without git. */
  private List<String> tracked() {
    try {
      Process git =
          new ProcessBuilder("git", "-c", "core.quotePath=false", "ls-files", "--cached")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return out.lines().filter(name -> Files.isRegularFile(root.resolve(name))).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<String> walked() {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .filter(name -> !name.matches("(.*/)?(target|\\.git|\\.idea)(/.*)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's text. */
  String read(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
