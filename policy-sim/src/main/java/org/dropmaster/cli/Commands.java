package org.dropmaster.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The catalogue of commands. Reading a command's annotations takes longer than anything else at the
 * start, so only the one that was asked for is read.
 */
final class Commands {
  private static final Map<String, Supplier<Subcommand>> BY_NAME = byName();

  private Commands() {}

  private static Map<String, Supplier<Subcommand>> byName() {
    Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
    commands.put("check", CheckCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("matrix", MatrixCommand::new);
    commands.put("replay", ReplayCommand::new);
    commands.put("stress", StressCommand::new);
    commands.put("mutate", MutateCommand::new);
    commands.put("states", StatesCommand::new);
    commands.put("fmt", FormatCommand::new);
    commands.put("export", ExportCommand::new);
    return commands;
  }

  /** Adds the command that the first word names, and all of them if it names none. */
  static void addTo(CommandLine top, String... args) {
    if (args.length > 0 && BY_NAME.containsKey(args[0])) {
      add(top, args[0]);
    } else if (!isVersion(args)) {
      BY_NAME.keySet().forEach(name -> add(top, name));
    }
  }

  private static boolean isVersion(String... args) {
    return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
  }

  private static void add(CommandLine top, String name) {
    Supplier<Subcommand> command = BY_NAME.get(name);
    if (command != null) {
      CommandSpec spec = CommandSpec.forAnnotatedObject(command.get());
      top.getCommandSpec().addSubcommand(name, spec.addOption(help()));
    }
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }
}
