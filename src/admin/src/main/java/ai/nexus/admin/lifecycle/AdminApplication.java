package ai.nexus.admin.lifecycle;

import ai.nexus.admin.cache.CacheResource;
import ai.nexus.admin.console.ConsoleResource;
import ai.nexus.admin.guard.PlainPathFilter;
import ai.nexus.admin.health.HealthResource;
import ai.nexus.admin.index.IndexResource;
import ai.nexus.admin.index.ReadyResource;
import ai.nexus.admin.json.FieldsReader;
import ai.nexus.admin.json.JsonBodyFilter;
import ai.nexus.admin.json.JsonbSettings;
import ai.nexus.admin.messages.MessageResource;
import ai.nexus.admin.metrics.MetricsResource;
import ai.nexus.admin.models.ModelResource;
import ai.nexus.admin.models.ProviderModelsResource;
import ai.nexus.admin.prices.PriceResource;
import ai.nexus.admin.prices.RepricingResource;
import ai.nexus.admin.probe.DiscoveryResource;
import ai.nexus.admin.probe.ProbeResource;
import ai.nexus.admin.problem.ProblemMapper;
import ai.nexus.admin.providers.PresetResource;
import ai.nexus.admin.providers.ProviderResource;
import ai.nexus.admin.routes.RouteResource;
import ai.nexus.admin.statistics.EntryResource;
import ai.nexus.admin.statistics.StatisticsResource;
import ai.nexus.admin.statistics.UsageResource;
import ai.nexus.admin.targets.ExplainResource;
import ai.nexus.admin.targets.ProviderTargetsResource;
import ai.nexus.admin.targets.TargetResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The REST application, at the root. Its classes are named, so that none are searched for. */
@ApplicationPath("/")
public class AdminApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        IndexResource.class,
        ConsoleResource.class,
        ReadyResource.class,
        PresetResource.class,
        ProviderResource.class,
        ProviderModelsResource.class,
        ModelResource.class,
        ProbeResource.class,
        DiscoveryResource.class,
        RouteResource.class,
        TargetResource.class,
        ProviderTargetsResource.class,
        ExplainResource.class,
        HealthResource.class,
        PriceResource.class,
        RepricingResource.class,
        StatisticsResource.class,
        UsageResource.class,
        CacheResource.class,
        MetricsResource.class,
        EntryResource.class,
        MessageResource.class,
        PlainPathFilter.class,
        FieldsReader.class,
        JsonBodyFilter.class,
        JsonbSettings.class,
        ProblemMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would answer OPTIONS and /application.wadl with a document that nobody reads.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
