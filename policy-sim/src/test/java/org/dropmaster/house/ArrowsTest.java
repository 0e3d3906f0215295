package org.dropmaster.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may depend on whom: arrows point one way only. */
class ArrowsTest {
  private static final String HOUSE = "org.dropmaster.";
  private static final List<String> CORE =
      List.of("ownership", "state", "program", "lang", "compile", "policy");

  /** For each package the ones that it may see; what is not listed it must not know. */
  private static final Map<String, Set<String>> MAY_SEE =
      Map.ofEntries(
          entry("ownership", Set.of()),
          entry("state", Set.of()),
          entry("program", Set.of("state")),
          entry("lang", Set.of()),
          entry("compile", Set.of("state", "program", "lang", "ownership")),
          entry("policy", Set.of("lang")),
          entry("kernel", above(CORE, "memory", "export", "command")),
          entry("memory", above(CORE, "kernel", "export", "command")),
          entry("export", above(CORE, "kernel", "memory", "command")),
          entry("command", above(CORE, "kernel", "memory", "export")),
          entry("explore", Set.of("state", "program")),
          entry("stress", above(CORE, "kernel", "memory", "export", "command", "explore")),
          entry(
              "litmus", above(CORE, "kernel", "memory", "export", "command", "explore", "stress")),
          entry("mutate", everyPackageBut("mutate", "stress", "explain", "report", "cli")),
          entry("explain", everyPackageBut("mutate", "explain", "report", "cli")),
          entry("report", everyPackageBut("mutate", "report", "cli")),
          entry("cli", everyPackageBut("cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.dropmaster");

  private static Set<String> above(List<String> below, String... beside) {
    Set<String> all = new TreeSet<>(below);
    all.addAll(List.of(beside));
    return all;
  }

  private static Set<String> everyPackageBut(String... hidden) {
    Set<String> all =
        above(CORE, "kernel", "memory", "export", "command", "explore", "stress", "litmus");
    all.addAll(List.of("mutate", "explain", "report"));
    all.removeAll(List.of(hidden));
    return all;
  }

  @TestFactory
  List<DynamicTest> noPackageSeesWhatItMustNotKnow() {
    return MAY_SEE.entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule)))
        .toList();
  }

  private static void check(Map.Entry<String, Set<String>> rule) {
    String[] seen =
        rule.getValue().stream().map(name -> HOUSE + name + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(HOUSE + rule.getKey() + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(HOUSE + ".")
                .and(resideOutsideOfPackage(HOUSE + rule.getKey() + ".."))
                .and(not(resideInAnyPackage(seen))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.dropmaster.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageOfTheSourcesHasItsPlaceAndIsReallyLookedAt() {
    Set<String> written = new TreeSet<>();
    for (String file : Checkout.here().files()) {
      int at = file.indexOf("/src/main/java/org/dropmaster/");
      if (file.startsWith("policy-") && at > 0 && file.endsWith(".java")) {
        written.add(
            file.substring(at + "/src/main/java/org/dropmaster/".length()).split("/", 2)[0]);
      }
    }
    Set<String> looked = new TreeSet<>();
    CLASSES.forEach(
        type -> looked.add(type.getPackageName().substring(HOUSE.length()).split("\\.", 2)[0]));
    assertThat(written).isNotEmpty().isSubsetOf(MAY_SEE.keySet()).isEqualTo(looked);
  }
}
