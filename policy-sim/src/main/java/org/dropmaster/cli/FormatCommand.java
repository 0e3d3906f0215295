package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Formatter;
import org.dropmaster.lang.Source;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropmaster fmt}: policies and litmus tests in their one format. */
@Command(
    name = "fmt",
    description =
        "Writes policies and litmus tests in their one format; '-' goes to standard output.")
final class FormatCommand extends Subcommand {
  @Option(names = "--check", description = "Change nothing; exit 1 if a file would change.")
  private boolean check;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policies and tests.")
  private List<String> words = new ArrayList<>();

  /** A text and what it should look like. */
  private record Formatted(String word, Source source, String text) {}

  @Override
  ExitStatus run() {
    Texts texts = new Texts(System.in);
    Loader loader = new Loader(texts);
    List<Formatted> all = new ArrayList<>();
    for (String word : words) {
      Source source = texts.file(word);
      if (!word.equals("-") && opensTest(source) && Formatter.leavesOut(source)) {
        throw new UsageProblem(
            "'"
                + word
                + "' has text in front of its test, which would be lost; 'fmt -' prints the test.");
      }
      formatted(loader, source).ifPresent(text -> all.add(new Formatted(word, source, text)));
    }
    loader.refuseErrors();
    ExitStatus status = ExitStatus.OK;
    for (Formatted each : all) {
      status = status.worse(write(each));
    }
    return status;
  }

  private static Optional<String> formatted(Loader loader, Source source) {
    return opensTest(source)
        ? loader.test(source).map(tree -> Formatter.format(tree, source))
        : loader.policy(source).map(tree -> Formatter.format(tree, source));
  }

  /** By its ending, or where that says nothing, by its first line. */
  private static boolean opensTest(Source source) {
    return source.name().endsWith(TextKind.TEST.ending())
        || source.name().equals("stdin")
            && source.text().lines().anyMatch(l -> l.matches("[> ]*C [\\w.+-]+\\s*"));
  }

  private ExitStatus write(Formatted each) {
    boolean same = each.text().equals(each.source().text());
    if (check) {
      if (!same) {
        out().println(each.word());
      }
      return same ? ExitStatus.OK : ExitStatus.BROKEN;
    }
    if (each.word().equals("-")) {
      out().print(each.text());
    } else if (!same) {
      FileWriting.write(Path.of(each.word()), each.text());
    }
    return ExitStatus.OK;
  }
}
