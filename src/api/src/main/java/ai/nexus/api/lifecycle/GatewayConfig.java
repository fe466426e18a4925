package ai.nexus.api.lifecycle;

import ai.nexus.api.cache.CacheConfig;
import ai.nexus.api.chat.SocketConfig;
import ai.nexus.api.exchange.ExchangeConfig;
import ai.nexus.api.realtime.RealtimeConfig;
import ai.nexus.api.relay.RelayConfig;
import ai.nexus.api.routing.BreakerConfig;
import ai.nexus.api.routing.RetryConfig;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.messages.MessagesConfig;
import ai.nexus.core.retention.RetentionConfig;
import ai.nexus.core.usage.UsageConfig;

/** The settings of every feature, read once at start. */
record GatewayConfig(
    HomeConfig home,
    ExchangeConfig exchange,
    RelayConfig relay,
    RetryConfig retries,
    BreakerConfig breakers,
    SocketConfig socket,
    RealtimeConfig realtime,
    UsageConfig usage,
    RetentionConfig retention,
    MessagesConfig messages,
    CacheConfig cache) {

  static GatewayConfig read(SettingsReader settings) {
    return new GatewayConfig(
        HomeConfig.read(settings),
        ExchangeConfig.read(settings),
        RelayConfig.read(settings),
        RetryConfig.read(settings),
        BreakerConfig.read(settings),
        SocketConfig.read(settings),
        RealtimeConfig.read(settings),
        UsageConfig.read(settings),
        RetentionConfig.read(settings),
        MessagesConfig.read(settings),
        CacheConfig.read(settings));
  }
}
