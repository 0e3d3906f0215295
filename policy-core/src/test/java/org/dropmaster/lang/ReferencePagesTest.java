package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference has what the language has, and nothing else. */
class ReferencePagesTest {
  private static final Path DOCS = Path.of("..", "docs", "reference");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String LANGUAGE = page("policy-language.md");
  private static final String TESTS = page("litmus-tests.md");
  private static final String ERRORS = page("errors.md");

  private static String page(String name) {
    try {
      return Files.readString(DOCS.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands under a heading, sections below it included. */
  private static String section(String page, String heading) {
    int start = page.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  /** The first cells of the tables of a text whose head begins so. */
  private static List<String> firstCells(String text, String head) {
    List<String> cells = new ArrayList<>();
    boolean in = false;
    for (String line : text.split("\n", -1)) {
      in = line.startsWith("| " + head + " |") || in && line.startsWith("|");
      if (in && line.startsWith("| `")) {
        cells.add(line.substring(3, line.indexOf("` |")));
      }
    }
    return cells;
  }

  private static void same(List<String> page, Stream<String> code) {
    assertThat(page).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(code.toList());
  }

  @Test
  void everyVerbIsThereWithItsSignatureAndPlace() {
    List<String> rows =
        VerbTable.all().stream()
            .map(
                verb ->
                    "`%s %s` | %s"
                        .formatted(
                            verb.result(),
                            verb.signature(),
                            switch (verb.place()) {
                              case TEST -> "test";
                              case EFFECT -> "effect";
                              case CALL -> "several";
                            }))
            .toList();
    String verbs = section(LANGUAGE, "Verbs");

    same(firstCells(verbs, "verb"), VerbTable.all().stream().map(v -> text(v)));
    String importers = verbs.substring(verbs.indexOf("### Of importers only"));
    same(
        firstCells(importers, "verb"),
        VerbTable.all().stream().filter(Verb::importerOnly).map(v -> text(v)));
    assertThat(misplaced(verbs, rows)).isEmpty();
  }

  private static String text(Verb verb) {
    return verb.result() + " " + verb.signature();
  }

  /** Rows that say of no verb where it may stand; some verbs take more steps than they need. */
  private static List<String> misplaced(String verbs, List<String> rows) {
    return rows.stream()
        .filter(row -> !verbs.contains("| " + row))
        .filter(row -> !verbs.contains("| " + row.replace("| effect", "| several, device")))
        .filter(row -> !verbs.contains("| " + row.replace("| effect", "| several")))
        .toList();
  }

  @Test
  void everyEntryPointIsThereWithItsParameters() {
    String entries = section(LANGUAGE, "Entry points");

    same(firstCells(entries, "entry point"), forms(false));
    same(firstCells(entries, "importer's"), forms(true));
  }

  private static Stream<String> forms(boolean importer) {
    return EntryPoints.names(importer).stream()
        .distinct()
        .flatMap(name -> EntryPoints.forms(name, importer).stream());
  }

  @Test
  void everyEntryPointSaysWhetherItHasAResult() {
    for (String form : forms(false).toList()) {
      String name = form.substring(0, form.indexOf('('));
      String row = LANGUAGE.lines().filter(l -> l.startsWith("| `" + form + "`")).findFirst().get();
      boolean nothing = row.endsWith("| - |");
      assertThat(nothing).as(form).isEqualTo(EntryPoints.result(name).base() == Type.Base.VOID);
    }
  }

  @Test
  void everyKindIsThereAndWhetherItIsCounted() {
    String kinds = section(LANGUAGE, "Kinds of object");
    Stream<String> all = Stream.concat(Vocabulary.kinds().stream(), Stream.of("owner"));

    same(firstCells(kinds, "kind"), all);
    for (String kind : firstCells(kinds, "kind")) {
      String row = kinds.lines().filter(l -> l.startsWith("| `" + kind + "` |")).findFirst().get();
      assertThat(row).endsWith(Vocabulary.counted(kind) ? "| yes |" : "| no |");
    }
  }

  @Test
  void everyFieldIsThereWithItsType() {
    String kinds = section(LANGUAGE, "Kinds of object");
    Stream<String> all = Vocabulary.fields().stream().map(f -> f.kind() + "." + f.field().name());

    same(firstCells(kinds, "field"), Stream.concat(Stream.of("device.owner"), all));
    for (Vocabulary.BuiltIn each : Vocabulary.fields()) {
      Type type = each.field().type();
      boolean pointer = type.base() == Type.Base.POINTER;
      String word =
          pointer ? type.kind() + " *" : type.base().name().toLowerCase(java.util.Locale.ROOT);
      assertThat(kinds)
          .contains("| `%s.%s` | `%s` |".formatted(each.kind(), each.field().name(), word));
    }
  }

  @Test
  void everyWordOfStatementsIsThere() {
    String statements = section(LANGUAGE, "Statements");
    List<String> words = new ArrayList<>(Words.STATEMENTS);
    words.removeAll(List.of("exists", "forall"));
    words.addAll(Words.GUARDS.keySet());
    words.addAll(Words.SCOPED_GUARDS.keySet());

    assertThat(firstCells(statements, "statement"))
        .satisfies(
            rows ->
                assertThat(words).allSatisfy(word -> assertThat(rows.toString()).contains(word)));
    for (String guard : statements.split("`", -1)) {
      if (guard.matches("\\w*guard\\w*\\(.*")) {
        assertThat(words).contains(guard.substring(0, guard.indexOf('(')));
      }
    }
  }

  @Test
  void everyErrnoIsThere() {
    String errnos = section(LANGUAGE, "Errnos");

    same(
        CODE.matcher(errnos).results().map(r -> r.group(1)).filter(Errnos::looksLike).toList(),
        Errnos.all().stream());
  }

  @Test
  void everyCodeOfAnErrorIsThere() {
    same(firstCells(ERRORS, "code"), Arrays.stream(Code.values()).map(Code::number));
  }

  @Test
  void everyCallOfUserSpaceIsThere() {
    Stream<String> forms =
        LitmusCalls.names().stream()
            .flatMap(name -> LitmusCalls.named(name).stream())
            .map(LitmusCalls.Form::text);

    same(firstCells(section(TESTS, "Calls"), "call"), forms);
  }

  @Test
  void everyLineOfTheHeaderThatIsReadIsThere() {
    same(firstCells(section(TESTS, "Header"), "key"), Header.READ.stream());
  }

  @Test
  void everyWayToShareIsThere() {
    List<String> words =
        firstCells(section(TESTS, "Threads"), "word").stream()
            .map(form -> form.substring(0, form.indexOf('(')))
            .toList();

    same(words, Stream.of(ThreadParser.RELATIONS.split(", | or ", -1)));
  }

  @Test
  void everyFormAndPredicateOfAConditionIsThere() {
    String conditions = section(TESTS, "Conditions");
    Stream<String> quantifiers =
        Arrays.stream(LitmusTree.Quantifier.values())
            .map(q -> q.name().toLowerCase(java.util.Locale.ROOT) + " (c)");

    same(firstCells(conditions, "form"), quantifiers);
    List<String> predicates =
        firstCells(conditions, "predicate").stream()
            .map(form -> form.substring(0, form.indexOf('(')))
            .toList();
    same(predicates, ConditionChecker.PREDICATES.stream());
    assertThat(Vocabulary.states()).allSatisfy(state -> assertThat(conditions).contains(state));
  }

  /** What the pages write as a verb or a rule of two words and more is one. */
  @Test
  void noPageNamesAVerbThatIsNone() {
    Map<String, String> others =
        Map.of("mmap_lock", "the kernel's", "used_after_free", "a rule", "close_uverbs", "a call");
    List<String> known = new ArrayList<>(Vocabulary.verbNames());
    known.addAll(Vocabulary.rules());
    known.addAll(EntryPoints.names(true));
    known.addAll(others.keySet());
    known.addAll(LitmusCalls.names());
    known.addAll(Words.STATEMENTS);
    for (String page : List.of(LANGUAGE, TESTS)) {
      assertThat(CODE.matcher(page).results().map(r -> r.group(1)))
          .filteredOn(word -> word.matches("[a-z]+(_[a-z]+)+"))
          .isSubsetOf(known);
    }
  }
}
