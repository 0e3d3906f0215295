package org.dropmaster.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have in common: where they write, and how they end. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Does the work; what goes wrong with the user's files or words is a {@link UsageProblem}. */
  abstract ExitStatus run();

  @Override
  public final Integer call() {
    return run().code();
  }

  /** Results go here. */
  final PrintWriter out() {
    return commandLine().getOut();
  }

  /** Progress and complaints go here. */
  final PrintWriter err() {
    return commandLine().getErr();
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return spec.commandLine();
  }
}
