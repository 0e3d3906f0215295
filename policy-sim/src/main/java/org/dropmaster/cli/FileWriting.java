package org.dropmaster.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Writes whole files or none: first beside the place, then moved there at once. */
final class FileWriting {
  private static final int MOST_LINKS = 40;

  private FileWriting() {}

  /**
   * Writes the text; a {@link UsageProblem} if it cannot be, and then the old file is as it was.
   */
  static void write(Path file, String text) {
    Path target = file.toAbsolutePath();
    try {
      Path folder = target.getParent();
      if (folder == null || Files.isDirectory(target)) {
        throw new UsageProblem("'" + file + "' is a directory, where a file is to be written.");
      }
      Files.createDirectories(folder);
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.writeString(target, text, StandardCharsets.UTF_8); // /dev/null stays what it is
      } else {
        replace(real(target), text);
      }
    } catch (IOException e) {
      throw new UsageProblem("cannot write '" + file + "': " + Reason.of(e));
    }
  }

  /** A {@link UsageProblem} if no file can be there, as far as can be seen without writing. */
  static void refuseUnwritable(Path file) {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UsageProblem("'" + file + "' is a directory, where a file is to be written.");
    }
    @Nullable Path folder = target.getParent();
    if (folder != null) {
      refuseUnwritableFolder(folder);
    }
  }

  /** Whether two names lead to one file, which need not be there. */
  static boolean same(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other)
          ? Files.isSameFile(one, other)
          : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      return false; // it cannot be looked at, and so not be written over
    }
  }

  /** A {@link UsageProblem} if nothing can be written to a folder that may have to be made. */
  static void refuseUnwritableFolder(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new UsageProblem("cannot write to '" + folder + "': '" + there + "' is a file.");
    }
    if (!Files.isWritable(there)) {
      throw new UsageProblem("cannot write to '" + folder + "': permission denied.");
    }
  }

  /** Where links lead, also one to what is not there yet. */
  private static Path real(Path target) throws IOException {
    Path real = target;
    for (int links = 0; Files.isSymbolicLink(real) && links < MOST_LINKS; links++) {
      real = real.resolveSibling(Files.readSymbolicLink(real));
    }
    return Files.exists(real) ? real.toRealPath() : real;
  }

  private static void replace(Path target, String text) throws IOException {
    Path beside =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      if (Files.exists(target)
          && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
      }
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
