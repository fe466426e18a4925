package ai.nexus.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses wire =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ai.nexus.wire");

  @Test
  void importsOnlyTheJdkJsonAndItself() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "jakarta.json..", "ai.nexus.wire..")
        .check(wire);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("ai.nexus.wire.(*)..").should().beFreeOfCycles().check(wire);
  }
}
