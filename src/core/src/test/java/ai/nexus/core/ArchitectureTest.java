package ai.nexus.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "ai.nexus.core",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule IMPORTS_POINT_DOWN =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "ai.nexus.core..",
              "ai.nexus.wire..",
              "jakarta..",
              "java..",
              "javax.crypto..",
              "javax.naming..",
              "javax.sql..",
              "org.eclipse.microprofile.config..",
              "org.flywaydb..");

  @ArchTest
  static final ArchRule FLYWAY_STAYS_IN_PERSISTENCE =
      classes()
          .that()
          .resideOutsideOfPackage("ai.nexus.core.persistence")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.flywaydb..");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("ai.nexus.core.(*)..").should().beFreeOfCycles();
}
