package ai.nexus.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Imports point one way: exchange, then auth and routing, then relay, then http, then cache,
 * resource and chat.
 */
@AnalyzeClasses(packages = "ai.nexus.api", importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("ai.nexus.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theRelayKnowsNothingOfAccounting =
      noClasses()
          .that()
          .resideInAPackage("..api.relay..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..api.accounting..", "..api.cache..", "..api.resource..", "..api.chat..");

  @ArchTest
  static final ArchRule theExchangeKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..api.exchange..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..api.auth..",
              "..api.routing..",
              "..api.relay..",
              "..api.cache..",
              "..api.accounting..",
              "..api.resource..",
              "..api.chat..",
              "..api.lifecycle..");

  @ArchTest
  static final ArchRule onlyTheRelayKnowsTheHttpClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("..api.relay..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..");
}
