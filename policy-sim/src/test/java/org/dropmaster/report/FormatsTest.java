package org.dropmaster.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.dropmaster.cli.Dropmaster;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the matrix writes for machines, read back by parsers that know nothing of its writers. */
class FormatsTest {
  private static final Path SCHEMA =
      Path.of("").toAbsolutePath().getParent().resolve("docs/reference/result.schema.json");
  private static final List<String> TESTS = List.of("close-races-export", "memory-disabled");
  private static final List<String> POLICIES = List.of("exclusive-owner", "exclusive-owner-late");

  @TempDir private Path folder = Path.of("");

  /** A cell as each of the formats has it. */
  private record Cell(String policy, String test, String outcome) {}

  /** One that is not as expected, one that is, and two that do not apply. */
  private static final List<Cell> CELLS =
      List.of(
          new Cell("exclusive-owner-late", "close-races-export", "failed"),
          new Cell("exclusive-owner-late", "memory-disabled", "skipped"),
          new Cell("exclusive-owner", "close-races-export", "ok"),
          new Cell("exclusive-owner", "memory-disabled", "skipped"));

  @BeforeEach
  void aTableThatIsWrongInOneCell() throws IOException {
    for (String test : TESTS) {
      write(test + ".litmus", Texts.builtIn(test, TextKind.TEST).text());
    }
    for (String policy : POLICIES) {
      write(policy + ".policy", Texts.builtIn(policy, TextKind.POLICY).text());
    }
    assertThat(matrix("--update", "--quiet")).contains("not as expected");
    Path table = folder.resolve("expected.tsv");
    Files.writeString(table, Files.readString(table).replace("Sometimes+used_after_free", "Never"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String matrix(String... options) {
    StringWriter out = new StringWriter();
    String[] args = new String[options.length + 2];
    args[0] = "matrix";
    args[1] = folder.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    Dropmaster.execute(new PrintWriter(out, true), new PrintWriter(out, true), args);
    return out.toString();
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static <T> List<T> each(JsonNode list, Function<JsonNode, T> what) {
    return StreamSupport.stream(list.spliterator(), false).map(what).toList();
  }

  @Test
  void theJsonOfTheMatrixIsAsItsSchemaSays() throws IOException {
    assertThat(schema().validate(json(matrix("--format", "json")))).isEmpty();
    assertThat(schema().validate(json(JsonReport.text(Report.of(Samples.ALL))))).isEmpty();
  }

  @Test
  void theSchemaRefusesAnUnknownFieldAndAMissingOne() throws IOException {
    String text = JsonReport.text(Report.of(Samples.ALL));

    assertThat(schema().validate(json(text.replace("\"depth\"", "\"deep\"")))).hasSize(10);
  }

  @Test
  void theJsonHasEachCellWithWhatWasExpectedOfIt() throws IOException {
    JsonNode results = json(matrix("--format", "json")).get("results");

    assertThat(each(results, r -> cell(r, outcome(r.get("status").asText()))))
        .containsExactlyElementsOf(CELLS);
    JsonNode wrong = results.get(0);
    assertThat(wrong.get("cell").asText()).isEqualTo("Sometimes+used_after_free");
    assertThat(wrong.get("expected").asText()).isEqualTo("Never");
    assertThat(wrong.get("expectedAt").asText()).endsWith("expected.tsv:2");
    assertThat(wrong.get("positive").asLong() + wrong.get("negative").asLong())
        .isEqualTo(wrong.get("outcomes").size());
    assertThat(each(wrong.get("broken"), JsonNode::asText)).containsExactly("used_after_free");
    assertThat(wrong.get("explanation").asText()).contains("WARNING: dmabuf used after free");
  }

  private static Cell cell(JsonNode result, String outcome) {
    return new Cell(result.get("policy").asText(), result.get("test").asText(), outcome);
  }

  private static String outcome(String status) {
    return switch (status) {
      case "ok" -> "ok";
      case "not_applicable" -> "skipped";
      default -> "failed";
    };
  }

  @Test
  void whatIsEscapedIsReadBackAsItWas() throws IOException {
    JsonNode results = json(JsonReport.text(Report.of(Samples.ALL))).get("results");

    assertThat(each(results, r -> r.path("explanation").asText()))
        .isEqualTo(Samples.ALL.stream().map(Result::explanation).toList());
  }

  @Test
  void theKtapOfTheMatrixHasTheSameCells() {
    List<KtapReader.Test> policies = KtapReader.read(matrix("--format", "ktap"));

    assertThat(
            policies.stream()
                .flatMap(p -> p.subtests().stream().map(t -> new Cell(p.name(), t.name(), of(t)))))
        .containsExactlyElementsOf(CELLS);
    assertThat(policies).extracting(KtapReader.Test::ok).containsExactly(false, true);
  }

  private static String of(KtapReader.Test test) {
    return test.directive().equals("SKIP") ? "skipped" : test.ok() ? "ok" : "failed";
  }

  @Test
  void theJUnitOfTheMatrixIsValidAndHasTheSameCells() throws Exception {
    String xml = matrix("--format", "junit");
    NodeList cases = JUnitTest.read(xml).getElementsByTagName("testcase");

    assertThatCode(() -> JUnitTest.validate(xml)).doesNotThrowAnyException();
    assertThat(cases.getLength()).isEqualTo(CELLS.size());
    for (int i = 0; i < CELLS.size(); i++) {
      assertThat(of((Element) cases.item(i))).isEqualTo(CELLS.get(i));
    }
  }

  private static Cell of(Element test) {
    boolean failed = test.getElementsByTagName("failure").getLength() > 0;
    boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
    return new Cell(
        test.getAttribute("classname"),
        test.getAttribute("name"),
        failed ? "failed" : skipped ? "skipped" : "ok");
  }
}
