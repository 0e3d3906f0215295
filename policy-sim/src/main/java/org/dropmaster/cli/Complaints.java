package org.dropmaster.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dropmaster.litmus.files.TextProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into words and an exit status. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    PrintWriter err = at.getErr();
    say(err, e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine at, ParseResult parsed) {
    if (e instanceof UsageProblem) {
      say(at.getErr(), e.getMessage());
      return ExitStatus.USAGE.code();
    }
    if (e instanceof TextProblem problem) {
      return text(at.getErr(), problem);
    }
    if (e instanceof UncheckedIOException disk) {
      String why = Optional.ofNullable(disk.getCause()).map(Reason::of).orElse("unknown.");
      say(at.getErr(), disk.getMessage() + ": " + why);
      return ExitStatus.USAGE.code();
    }
    return internal(at.getErr(), e, parsed.originalArgs().toArray(String[]::new));
  }

  private static int text(PrintWriter err, TextProblem problem) {
    if (problem.rendered()) {
      err.print(problem.getMessage());
      err.flush();
    } else {
      say(err, problem.getMessage());
    }
    return ExitStatus.USAGE.code();
  }

  /** Says that the memory given was not enough, which is a limit like any other. */
  int outOfMemory(PrintWriter err) {
    say(err, "out of memory, so the verdict is unknown.");
    err.println("Give more, as in DROPMASTER_OPTS=-Xmx8g, or narrow the bounds.");
    return ExitStatus.LIMIT.code();
  }

  /** Says what a report of the error needs. */
  int internal(PrintWriter err, Throwable e, String... args) {
    say(err, "internal error. Please report it with these lines and the files it was given:");
    err.println("  version  dropmaster " + Version.number());
    err.println("  command  dropmaster " + String.join(" ", List.of(args)));
    err.println("  java     " + System.getProperty("java.vm.version"));
    err.println(
        "  system   " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    e.printStackTrace(err);
    return ExitStatus.INTERNAL.code();
  }

  private static void say(PrintWriter err, @Nullable String message) {
    err.println("dropmaster: " + message);
  }
}
