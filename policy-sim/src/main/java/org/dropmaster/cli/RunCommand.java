package org.dropmaster.cli;

import picocli.CommandLine.Command;

/** {@code dropmaster run}: litmus tests, with herd-style verdicts. */
@Command(name = "run", description = "Litmus tests, with herd-style verdicts.")
final class RunCommand extends Subcommand {
  @Override
  ExitStatus run() {
    throw new UnsupportedOperationException("run");
  }
}
