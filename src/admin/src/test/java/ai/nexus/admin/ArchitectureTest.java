package ai.nexus.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ai.nexus.admin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("ai.nexus.admin.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STANDS_ON_CORE_AND_THE_PLATFORM =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "ai.nexus.admin..",
              "ai.nexus.core..",
              "ai.nexus.wire.model",
              "java..",
              "javax.sql",
              "javax.management..",
              "javax.net.ssl",
              "jakarta..",
              // The probe's client, which needs a proxy of its own for each provider.
              "org.glassfish.jersey.client..");
}
