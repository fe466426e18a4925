package ai.nexus.api.ask;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.translate.ClientDialect;

/**
 * A request for a chat that has been read whole.
 *
 * @param request in no vendor's words
 * @param client writes the answer, which repeats some of the request in some dialects
 */
public record Asked(ChatRequest request, ClientDialect client) {}
