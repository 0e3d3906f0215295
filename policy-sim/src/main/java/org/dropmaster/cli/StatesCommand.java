package org.dropmaster.cli;

import org.dropmaster.ownership.StateTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dropmaster states}: the ownership state machine. */
@Command(name = "states", description = "The ownership state machine as a table.")
final class StatesCommand extends Subcommand {
  @Option(names = "--reasons", description = "Each cell with its reason instead.")
  private boolean reasons;

  @Override
  ExitStatus run() {
    out().print(reasons ? StateTable.reasons() : StateTable.grid() + "\n" + StateTable.legend());
    return ExitStatus.OK;
  }
}
