package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Whatever comes of a command, its exit code and every format say the same. */
class AgreementTest {
  private static final Path REFERENCE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/reference");
  private static final Map<String, Integer> CODES =
      Map.of("ok", 0, "broken", 1, "error", 2, "unknown", 3);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aFolderWithAPolicyAndItsTable() throws IOException {
    copy("exclusive-owner", TextKind.POLICY);
    copy("close-races-export", TextKind.TEST);
    assertThat(ran("matrix DIR --update").status()).isZero();
    String table = Files.readString(folder.resolve("expected.tsv"));
    write("gone.tsv", table + "exclusive-owner\tno-such-test\tNever\t7\n");
    write("wrong.tsv", table.replace("Never", "Always"));
    write("misfit.litmus", misfit());
  }

  private static String misfit() {
    return Texts.builtIn("close-races-export", TextKind.TEST)
        .text()
        .replace("C close-races-export", "C misfit")
        .replace("ALLOC", "ALOC");
  }

  private void copy(String name, TextKind kind) throws IOException {
    write(name + kind.ending(), Texts.builtIn(name, kind).text());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Ran ran(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(word.replace("DIR", folder.toString()));
    }
    return Ran.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "0, run close-races-export",
    "0, run close-races-export two-opens",
    "1, run close-races-export --policy exclusive-owner-late",
    "3, run close-races-export --max-states 10",
    "1, run close-races-export --policy exclusive-owner-late --max-states 130",
    "1, run close-races-export --strict",
    "3, run close-races-export --strict --max-states 10",
    "2, run stale-tlb --policy dma-heap",
    "2, run stale-tlb --policy dma-heap --strict",
    "0, run stale-tlb close-races-export --policy exclusive-owner",
    "2, run DIR/misfit.litmus",
    "2, run DIR/misfit.litmus close-races-export",
  })
  void ofARun(int status, String line) throws Exception {
    agree(status, line);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -, matrix DIR",
    "1, -, matrix DIR --strict",
    "1, gone, matrix DIR",
    "1, gone, matrix DIR --policy DIR/exclusive-owner.policy",
    "1, wrong, matrix DIR",
    "0, wrong, matrix DIR --update",
    "0, gone, matrix DIR --update",
    "1, -, matrix DIR --strict --update",
    "3, -, matrix DIR --max-states 10",
    "3, -, matrix DIR --max-states 10 --strict",
    "3, wrong, matrix DIR --max-states 10 --update",
    "1, gone, matrix DIR --max-states 10",
    "2, -, matrix DIR --policy dma-heap",
  })
  void ofAMatrix(int status, String table, String line) throws Exception {
    Files.delete(folder.resolve("misfit.litmus"));
    Path now = folder.resolve("expected.tsv");
    String kept = Files.readString(table.equals("-") ? now : folder.resolve(table + ".tsv"));
    for (String format : List.of("text", "junit", "ktap", "json")) {
      Files.writeString(now, kept);
      agree(status, line, format);
    }
  }

  private void agree(int status, String line) throws Exception {
    for (String format : List.of("text", "junit", "ktap", "json")) {
      agree(status, line, format);
    }
  }

  /** On standard output and in a file. */
  private void agree(int status, String line, String format) throws Exception {
    Path file = folder.resolve("out");
    Ran ran = ran(line + " --format " + format + " --out " + format + "=" + file);
    assertThat(ran.status()).as(line).isEqualTo(status);
    says(status, format, ran.out());
    says(status, format, Files.readString(file));
  }

  private static void says(int status, String format, String text) throws Exception {
    switch (format) {
      case "text" -> assertThat(words(text)).as(text).isEqualTo(status);
      case "junit" -> assertThat(junit(text)).as(text).isEqualTo(status);
      case "ktap" -> assertThat(text.contains("not ok ")).as(text).isEqualTo(status != 0);
      default -> assertThat(json(text)).as(text).isEqualTo(status);
    }
  }

  /** What the line of the summary begins with. */
  private static int words(String text) {
    String last =
        text.lines()
            .filter(line -> line.contains(" rules exercised"))
            .reduce("", (one, other) -> other);
    return CODES.getOrDefault(last.replaceAll(":.*", ""), -1);
  }

  private static int junit(String xml) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    int failures = Integer.parseInt(root.getAttribute("failures"));
    int errors = Integer.parseInt(root.getAttribute("errors"));
    assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(failures);
    assertThat(root.getElementsByTagName("error").getLength()).isEqualTo(errors);
    boolean limit = xml.contains("message=\"unknown:");
    return errors > 0 && !limit ? 2 : failures > 0 ? 1 : errors > 0 ? 3 : 0;
  }

  private static int json(String text) throws IOException {
    JsonNode whole = new ObjectMapper().readTree(text);
    assertThat(schema("result").validate(whole)).isEmpty();
    boolean well = true;
    for (JsonNode each : whole.get("results")) {
      well &= List.of("ok", "not_applicable").contains(each.get("status").asText());
    }
    String verdict = whole.get("summary").get("verdict").asText();
    assertThat(well && whole.get("lapses").isEmpty()).isEqualTo(verdict.equals("ok"));
    return CODES.getOrDefault(verdict, -1);
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(REFERENCE.resolve(name + ".schema.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ok, check exclusive-owner --calls 1",
    "1, broken, check gem-export-unlooked --calls 2",
    "1, vacuous, check exclusive-owner --calls 1 --strict",
    "3, unknown, check exclusive-owner --calls 2 --max-states 100",
    "3, unknown, check exclusive-owner --calls 2 --strict --max-states 100",
    "1, broken, check exclusive-owner gem-export-unlooked --calls 2",
    "3, unknown, check exclusive-owner --calls 2 --bitstate 1",
  })
  void ofACheck(int status, String word, String line) throws Exception {
    Ran text = ran(line);
    Ran json = ran(line + " --format json");
    JsonNode whole = new ObjectMapper().readTree(json.out());

    assertThat(List.of(text.status(), json.status())).containsExactly(status, status);
    assertThat(text.out()).containsPattern("(?m)^" + word + ": ");
    assertThat(schema("check").validate(whole)).isEmpty();
    assertThat(CODES).containsEntry(whole.get("verdict").asText(), status);
    assertThat(whole.get("checks").findValuesAsText("verdict")).contains(word);
    for (String format : List.of("junit", "ktap")) {
      Path file = folder.resolve("out");
      Ran ran = ran(line + " --format " + format + " --out " + format + "=" + file);
      assertThat(ran.status()).isEqualTo(status);
      says(status, format, ran.out());
      says(status, format, Files.readString(file));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, broken, stress DIR/odd.litmus --policy DIR/odd.policy --rounds 10",
    "3, unknown, stress close-races-export --rounds 10 --max-states 10",
    "0, ok, stress close-races-export --rounds 10",
    "2, nothing tried, mutate exclusive-owner --test DIR/misfit.litmus -q",
    "3, unknown, mutate exclusive-owner --test close-races-export -q --max-states 1",
  })
  void ofTheFirstWordOfTheLastLine(int status, String word, String line) throws IOException {
    String open = "open(file f) __acquires(device)\n{\n\treturn 0;\n}\n";
    write("odd.policy", "policy odd\n\n" + open);
    String twice = "{\n\tint f;\n\tint g;\n\n\tf = open(dev);\n\tg = open(dev);\n}\n";
    write("odd.litmus", "C odd\n\nP0(device *dev)\n" + twice + "\never (two_owners)\n");
    Ran ran = ran(line);

    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.out()).containsPattern("(?m)^" + word + ": ");
  }

  /** One cell is known to be wrong, and of another one nothing is known. */
  @Test
  void whatIsBrokenIsKnownWhateverElseIsNot() throws Exception {
    Files.delete(folder.resolve("misfit.litmus"));
    write("expected.tsv", Files.readString(folder.resolve("gone.tsv")));
    copy("exclusive-owner-late", TextKind.POLICY);
    copy("two-opens", TextKind.TEST);
    agree(1, "matrix DIR --max-states 135");
    assertThat(ran("matrix DIR --max-states 135 --update").status()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("expected.tsv"))).contains("no-such-test");
  }

  /** All states were searched, and a run without end leaves the verdict open all the same. */
  @Test
  void anOpenVerdictOfAWholeSearchIsUnknownAndWhole() throws Exception {
    write(
        "spin.policy",
        """
        policy spin

        open(file f)
        {
        	return 0;
        }

        reset()
        {
        	reset_device();
        	return 0;
        }
        """);
    write(
        "spin.litmus",
        """
        C spin

        P0(device *dev)
        {
        	int f;
        	int r0;

        	f = open(dev);
        	r0 = error(dev);
        }

        forall (0:r0 == 0)
        """);
    String line = "run DIR/spin.litmus --policy DIR/spin.policy";
    assertThat(ran(line).out()).contains("states, all of them").doesNotContain("not all of them");
    agree(3, line);
  }
}
