package org.firstmover.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data flows one way, and so do imports. */
@Tag("slow")
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.firstmover");

  /** Each may use those before it. */
  private static final List<String> LAYERS =
      List.of(
          "org.firstmover.exact..",
          "org.firstmover.random..",
          "org.firstmover.game..",
          "org.firstmover.strategy..",
          "org.firstmover.solution..",
          "org.firstmover.verify..",
          "org.firstmover.derivative..",
          "org.firstmover.solve..",
          "org.firstmover.formats..",
          "org.firstmover.solvers..",
          "org.firstmover.learning..",
          "org.firstmover.catalog..",
          "org.firstmover.report..",
          "org.firstmover",
          "org.firstmover.experiments..",
          "org.firstmover.cli..");

  @Test
  void every_layer_was_found() {
    assertThat(CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void no_layer_uses_one_above_it() {
    for (int i = 0; i + 1 < LAYERS.size(); i++) {
      String[] above = LAYERS.subList(i + 1, LAYERS.size()).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(LAYERS.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(CLASSES);
    }
  }

  @Test
  void certificates_know_games_strategies_solutions_and_exact_numbers_only() {
    classes()
        .that()
        .resideInAPackage("org.firstmover.verify..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.firstmover.verify..",
            "org.firstmover.game..",
            "org.firstmover.strategy..",
            "org.firstmover.solution..",
            "org.firstmover.exact..")
        .check(CLASSES);
  }

  @Test
  void the_core_has_no_third_party_code_but_annotations() {
    classes()
        .that()
        .resideInAnyPackage(LAYERS.subList(0, 8).toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "org.firstmover..")
        .check(CLASSES);
  }

  @Test
  void families_do_not_use_one_another_in_certificates_and_forms() {
    slices()
        .matching("org.firstmover.verify.(*)")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage("org.firstmover.verify.tariff"),
            resideInAPackage("org.firstmover.verify.power"))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.firstmover.formats.security")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.firstmover.formats.normalform", "org.firstmover.formats.bayesian")
        .check(CLASSES);
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("org.firstmover.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_the_command_line_ends_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.firstmover.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
