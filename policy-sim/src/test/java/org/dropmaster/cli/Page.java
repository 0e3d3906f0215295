package org.dropmaster.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, by its name below {@code docs}. */
record Page(String name, String text) {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*) ?(\\S*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

  /**
   * What stands between two fences.
   *
   * @param file the file that the page has its reader write or change, empty for none
   */
  record Block(String kind, String file, String text) {
    private static Block of(MatchResult found) {
      return new Block(found.group(1), found.group(2), found.group(3));
    }
  }

  static Page of(String name) {
    try {
      return new Page(name, Files.readString(ROOT.resolve("docs").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages in some folders of {@code docs}. */
  static Stream<Page> in(String... folders) {
    return Stream.of(folders).flatMap(Page::names).sorted().map(Page::of);
  }

  private static Stream<String> names(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs").resolve(folder))) {
      return files
          .map(f -> folder + "/" + f.getFileName())
          .filter(f -> f.endsWith(".md"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    return BLOCK.matcher(text).results().map(Block::of).toList();
  }

  /** The blocks of one kind, as {@code console}. */
  List<Block> blocks(String kind) {
    return blocks().stream().filter(block -> block.kind().equals(kind)).toList();
  }

  /** The files that it links to. */
  Stream<Path> links() {
    Path folder = ROOT.resolve("docs").resolve(name).resolveSibling("");
    return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains("://"))
        .map(link -> folder.resolve(link).normalize());
  }

  @Override
  public String toString() {
    return name;
  }
}
