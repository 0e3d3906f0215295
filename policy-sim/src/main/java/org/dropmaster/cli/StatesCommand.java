package org.dropmaster.cli;

import picocli.CommandLine.Command;

/** {@code dropmaster states}: the ownership state machine. */
@Command(name = "states", description = "The ownership state machine as a table.")
final class StatesCommand extends Subcommand {
  @Override
  ExitStatus run() {
    throw new UnsupportedOperationException("states");
  }
}
