package ai.nexus.api.cache;

/**
 * The cache at one moment.
 *
 * @param bytes that the answers take
 * @param hits requests that were answered from it since the start
 * @param misses requests whose answers it could have had, or was to get
 */
public record CacheState(long answers, long bytes, long hits, long misses) {}
