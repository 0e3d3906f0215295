package org.dropmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the repository tidy, so that nobody has to say so in a review. */
class TidinessTest {
  private static final int LONGEST = 400;

  /** Files that may be longer, and why. */
  private static final Map<String, String> LONG_FOR_A_REASON =
      Map.of(
          "pom.xml",
          "the pins of all tools in one place",
          "policy-sim/src/test/java/org/dropmaster/litmus/StatementTest.java",
          "each statement of the language with the text that shows it");

  private static final Set<String> TOP_LEVEL =
      Set.of("pom.xml", "policy-core", "policy-sim", "docs", "README.md", "LICENSE");

  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(java|xml|md|policy|litmus|properties|html|css|js|json|sh|pml)|.*/bin/\\w+|\\.ci/.*");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.])/(?:home|root|work|Users|tmp/\\w+)/\\w|[A-Z]:\\\\Users");

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl|Info)\\.java");

  private static final Pattern UNFINISHED =
      Pattern.compile("(?://|\\*).*\\b(?:TOD[O]|FIXM[E]|XX[X])\\b");

  private final Checkout checkout = Checkout.here();
  private final List<String> files = checkout.files();

  @Test
  void theTopLevelHoldsWhatItShouldAndNothingElse() {
    assertThat(files)
        .extracting(name -> name.split("/", 2)[0])
        .filteredOn(name -> !name.startsWith("."))
        .isSubsetOf(TOP_LEVEL)
        .contains("pom.xml", "policy-core", "policy-sim", "LICENSE");
  }

  @Test
  void noFileIsLongerThanCanBeRead() {
    assertThat(texts(text -> text.lines().count() > LONGEST))
        .isSubsetOf(LONG_FOR_A_REASON.keySet());
  }

  @Test
  void whatIsExcusedForItsLengthIsLong() {
    assertThat(texts(text -> text.lines().count() > LONGEST))
        .containsAll(LONG_FOR_A_REASON.keySet());
  }

  @Test
  void noFileKnowsTheMachineItWasWrittenOn() {
    assertThat(texts(text -> MACHINE_PATH.matcher(text).find())).isEmpty();
  }

  @Test
  void everyTextEndsItsLastLineAndHasNoCarriageReturns() {
    assertThat(texts(text -> !text.endsWith("\n") || text.contains("\r"))).isEmpty();
  }

  @Test
  void noJavaFileLeavesSomethingToDo() {
    assertThat(texts(text -> UNFINISHED.matcher(text).find()))
        .filteredOn(name -> name.endsWith(".java"))
        .isEmpty();
  }

  @Test
  void noClassHidesBehindAnEmptyName() {
    assertThat(files).noneMatch(name -> EMPTY_NAME.matcher(name).matches());
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    assertThat(packagesOf("main"))
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(checkout.read(folder + "/package-info.java"))
                    .startsWith("/** ")
                    .contains("@NullMarked"));
  }

  @Test
  void everyPackageOfTestsIsNullMarkedHereOrBesideWhatItTests() {
    assertThat(packagesOf("test"))
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(files)
                    .containsAnyOf(
                        folder + "/package-info.java",
                        folder.replace("/test/", "/main/") + "/package-info.java"));
  }

  private List<String> texts(Predicate<String> wanted) {
    return files.stream()
        .filter(name -> TEXT.matcher(name).matches())
        .filter(name -> wanted.test(checkout.read(name)))
        .toList();
  }

  private Set<String> packagesOf(String sources) {
    Set<String> folders = new TreeSet<>();
    for (String name : files) {
      if (name.endsWith(".java") && name.contains("/src/" + sources + "/java/")) {
        folders.add(name.substring(0, name.lastIndexOf('/')));
      }
    }
    return folders;
  }
}
