package org.dropmaster.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, as the end of a sentence; Java tells only which. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied.";
    } else if (e instanceof FileAlreadyExistsException there) {
      return "'" + there.getFile() + "' is there and is no directory.";
    } else if (e instanceof NoSuchFileException missing) {
      return "'" + missing.getFile() + "' does not exist.";
    } else if (e instanceof NotDirectoryException file) {
      return "'" + file.getFile() + "' is no directory.";
    }
    @Nullable String detail = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return (detail == null ? e.getClass().getSimpleName() : detail) + ".";
  }
}
