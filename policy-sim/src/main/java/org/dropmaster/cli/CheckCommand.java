package org.dropmaster.cli;

import picocli.CommandLine.Command;

/** {@code dropmaster check}: every program of the most general clients, in every interleaving. */
@Command(
    name = "check",
    description =
        "Every program of the most general clients, every interleaving, up to the bounds.")
final class CheckCommand extends Subcommand {
  @Override
  ExitStatus run() {
    throw new UnsupportedOperationException("check");
  }
}
