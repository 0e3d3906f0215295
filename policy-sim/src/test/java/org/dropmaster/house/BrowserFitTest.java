package org.dropmaster.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** What a policy is, and the kernel that runs it, know no files, threads, clock or chance. */
class BrowserFitTest {
  /** Of the packages of policy-sim only those themselves: what plugs in lives in packages below. */
  private static final String[] PURE = {
    "org.dropmaster.ownership..",
    "org.dropmaster.state..",
    "org.dropmaster.program..",
    "org.dropmaster.lang..",
    "org.dropmaster.compile..",
    "org.dropmaster.policy..",
    "org.dropmaster.kernel",
    "org.dropmaster.memory",
    "org.dropmaster.export",
    "org.dropmaster.command",
    "org.dropmaster.explore",
    "org.dropmaster.litmus"
  };

  private static final String OUT =
      "java\\.lang\\.(Thread|ThreadLocal|InheritableThreadLocal|Process|ProcessBuilder|Runtime"
          + "|ClassLoader|StackWalker|SecurityManager)(\\$.*)?"
          + "|java\\.lang\\.(reflect|ref|management)\\..*"
          + "|java\\.util\\.(Random|SplittableRandom|Scanner|HexFormat|Timer|TimerTask|Formatter"
          + "|UUID|Properties|ServiceLoader|Calendar|Date)(\\$.*)?"
          + "|java\\.util\\.(concurrent|regex|random|zip|jar|logging|prefs)\\..*"
          + "|java\\.(io|nio|net|time|security|sql|awt|rmi)\\..*"
          + "|javax\\..*|sun\\..*|jdk\\..*|com\\.google\\..*|picocli\\..*";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.dropmaster");

  @Test
  void nothingThatABrowserLacksIsUsed() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(
                nameMatching(OUT).<JavaClass>forSubtype().and(not(type(Serializable.class)))));
  }

  @Test
  void noClockAndNoStreamsOfTheProcessAreUsed() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(
                describe("is of System, but no arraycopy", BrowserFitTest::isOfTheProcess)));
  }

  private static boolean isOfTheProcess(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(System.class)
        && !access.getTarget().getName().equals("arraycopy");
  }

  @Test
  void noChanceIsUsed() {
    check(noClasses().that().resideInAnyPackage(PURE).should().callMethod(Math.class, "random"));
  }

  @Test
  void stringsAreNotCutIntoLinesByTheClassLibrary() {
    check(noClasses().that().resideInAnyPackage(PURE).should().callMethod(String.class, "lines"));
  }

  @Test
  void theseRulesHaveSomethingToLookAt() {
    assertThat(CLASSES.that(resideInAnyPackage(PURE))).hasSizeGreaterThan(20);
  }

  private static void check(ArchRule rule) {
    rule.as("what runs in a browser uses nothing that is not there").check(CLASSES);
  }
}
