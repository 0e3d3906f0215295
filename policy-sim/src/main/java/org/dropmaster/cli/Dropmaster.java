package org.dropmaster.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The program {@code dropmaster}. */
@Command(
    name = "dropmaster",
    description = "Checks who owns a device, and what happens when that is taken away.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 as expected, 1 broken, 2 usage or a file in error, 3 a limit was hit, 70 internal."
    })
public final class Dropmaster implements Runnable {
  private Dropmaster() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String... args) {
    PrintWriter err = Streams.err();
    int code = deliver(Streams.out(), err, args);
    err.flush();
    System.exit(code);
  }

  /** Runs one command; where its results could not be written, no status says that all is well. */
  static int deliver(Delivery results, PrintWriter err, String... args) {
    PrintWriter out = Streams.writer(results, false);
    int code = execute(out, err, args);
    out.flush();
    Optional<String> loss = results.loss();
    loss.ifPresent(why -> err.println("dropmaster: cannot write standard output: " + why + "."));
    boolean worse = code == ExitStatus.INTERNAL.code();
    return loss.isEmpty() || worse ? code : ExitStatus.USAGE.code();
  }

  /** Runs one command on the given writers and returns its exit status. */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine top = new CommandLine(new Dropmaster());
    Commands.addTo(top, args);
    Complaints complaints = new Complaints();
    top.setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Dropmaster::path)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
    try {
      return top.execute(args);
    } catch (OutOfMemoryError e) {
      return complaints.outOfMemory(err);
    } catch (StackOverflowError | LinkageError e) {
      return complaints.internal(err, e, args);
    }
  }

  /** A file by its name, as every option takes it. */
  static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("no file has an empty name");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("no file can be named '" + name + "'");
    }
  }

  @Override
  public void run() {
    throw new UsageProblem("which command? 'dropmaster --help' lists them.");
  }
}
