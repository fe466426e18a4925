package ai.nexus.wire.recorded;

import ai.nexus.wire.model.UsageReport;

/**
 * What a dialect's reader made of an answer.
 *
 * @param events what the client gets so far
 * @param passed what a client of the same dialect gets that is to see all
 * @param facts all else that must not depend on how the answer was cut
 * @param ended whether the answer said that it is whole
 * @param usage what is told of tokens so far
 */
public record Reading(
    String events, String passed, String facts, boolean ended, UsageReport usage) {}
