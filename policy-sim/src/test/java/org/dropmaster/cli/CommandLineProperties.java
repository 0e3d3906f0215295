package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;

/** Whatever it is given, the program ends soon, with a status of the table and no stack trace. */
class CommandLineProperties {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Commands, each with what keeps it short. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "run", List.of("--max-states", "20"),
          "check", List.of("vfio", "--max-states", "20"),
          "matrix", List.of("--max-states", "20", "--policy", "vfio"),
          "mutate", List.of("--max-states", "20", "--test", "two-opens"),
          "stress", List.of("--max-states", "20", "--rounds", "2"),
          "replay", List.of(),
          "states", List.of(),
          "fmt", List.of("--check"),
          "export", List.of(),
          "no-such-command", List.of());

  private static final List<String> WORDS =
      List.of(
          "two-opens",
          "close-races-export",
          "vfio",
          "exclusive-owner",
          "run",
          "help",
          "-",
          "--",
          "",
          " ",
          "/",
          "..",
          "no/such/file",
          "a\u0000b",
          "\u00e9\ud83d",
          "@words",
          "%s",
          "--help",
          "-h",
          "-V",
          "-q",
          "-v",
          "-qv",
          "--strict",
          "--list",
          "--events",
          "--grid",
          "--step",
          "--check",
          "--policy",
          "--policy=",
          "--policy=vfio",
          "--test",
          "--to",
          "--to=promela",
          "--print",
          "--print=layout",
          "--format",
          "--format=json",
          "--format=xml",
          "--out=json",
          "--out",
          "--color=always",
          "--color=red",
          "--timeout=0",
          "--timeout=-1",
          "--timeout=nan",
          "--timeout=1e99",
          "--max-states=0",
          "--max-states=-5",
          "--max-memory=1",
          "--procs=1",
          "--procs=0",
          "--calls=1",
          "--calls=99",
          "--bufs=-1",
          "--mrs=1",
          "--files=9",
          "--importers=X,,PINNED",
          "--rounds=0",
          "--seed=x",
          "--threads=0",
          "--threads=65",
          "7",
          "99999999999999999999",
          "-1",
          "--no-such-option");

  private Path folder = Path.of("");
  private InputStream input = System.in;

  @BeforeProperty
  void noInput() throws IOException {
    folder = Files.createTempDirectory("words");
    System.setIn(InputStream.nullInputStream());
  }

  @AfterProperty
  void inputAsItWas() throws IOException {
    System.setIn(input);
    for (String name : List.of("a.litmus", "a.policy")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(tries = 150)
  void anyWordsEndWithAStatusOfTheTable(@ForAll("lines") List<String> words) {
    endsWell(words);
  }

  @Property(tries = 100)
  void damagedTextsEndWithAStatusOfTheTable(
      @ForAll("tests") String test, @ForAll("policies") String policy) throws IOException {
    String litmus = Files.writeString(folder.resolve("a.litmus"), test).toString();
    String design = Files.writeString(folder.resolve("a.policy"), policy).toString();
    endsWell(List.of("run", litmus, "--policy", design, "--max-states", "200"));
  }

  private static void endsWell(List<String> words) {
    Ran ran = assertTimeoutPreemptively(SOON, () -> Ran.of(words.toArray(String[]::new)));
    assertThat(ran.status()).as("%s%s", ran.out(), ran.err()).isBetween(0, 3);
    assertThat(ran.err()).doesNotContain("\tat ", "Exception");
    if (ran.status() == 2) {
      assertThat(ran.err()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<List<String>> words = Arbitraries.of(WORDS).list().ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(COMMANDS.keySet()), words)
        .as(
            (command, more) -> {
              List<String> all = new ArrayList<>(List.of(command));
              all.addAll(COMMANDS.get(command));
              all.addAll(more);
              return all;
            });
  }

  @Provide
  Arbitrary<String> tests() {
    return damaged(Texts.builtIn("close-races-export", TextKind.TEST).text());
  }

  @Provide
  Arbitrary<String> policies() {
    return damaged(Texts.builtIn("exclusive-owner", TextKind.POLICY).text());
  }

  /** Up to two pieces of the text are moved to other places of it, twice in some. */
  private static Arbitrary<String> damaged(String text) {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, text.length() - 1);
    return Combinators.combine(places, places, Arbitraries.integers().between(0, 30))
        .as((from, to, length) -> new int[] {from, to, length})
        .list()
        .ofMaxSize(2)
        .map(
            moves -> {
              StringBuilder out = new StringBuilder(text);
              for (int[] move : moves) {
                int end = Math.min(out.length(), move[0] + move[2]);
                String piece = out.substring(Math.min(move[0], end), end);
                if (move[2] % 2 == 0) {
                  out.delete(Math.min(move[0], end), end);
                }
                out.insert(Math.min(move[1], out.length()), piece);
              }
              return out.toString();
            });
  }
}
