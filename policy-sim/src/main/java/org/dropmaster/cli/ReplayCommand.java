package org.dropmaster.cli;

import picocli.CommandLine.Command;

/** {@code dropmaster replay}: a witness step by step, without a search. */
@Command(name = "replay", description = "A witness step by step, without a search.")
final class ReplayCommand extends Subcommand {
  @Override
  ExitStatus run() {
    throw new UnsupportedOperationException("replay");
  }
}
