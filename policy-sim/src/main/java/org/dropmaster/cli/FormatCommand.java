package org.dropmaster.cli;

import picocli.CommandLine.Command;

/** {@code dropmaster fmt}: policies and litmus tests in their one format. */
@Command(name = "fmt", description = "Formats policies and litmus tests.")
final class FormatCommand extends Subcommand {
  @Override
  ExitStatus run() {
    throw new UnsupportedOperationException("fmt");
  }
}
