package ai.nexus.api.resource;

import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

/**
 * Chat completions over HTTP, as {@code POST /v1/chat/completions} and without {@code /v1}. {@link
 * DirectChatFilter} takes the requests that are addressed in just this way before JAX-RS sees them;
 * here come those that only JAX-RS takes for the same, such as {@code /v1/chat/completions/}.
 */
@Path("/")
@ApplicationScoped
public class ChatResource {

  private ChatEndpoint endpoint;

  @Inject
  void init(ChatEndpoint chat) {
    this.endpoint = chat;
  }

  @POST
  @Path(ChatPaths.CHAT)
  public void create(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    Caller caller = endpoint.authenticate(request);
    endpoint.answer(
        caller, request, response, SuspendedResponse.ofJaxRs(suspended, request.getAsyncContext()));
  }

  @POST
  @Path(ChatPaths.CHAT_WITHOUT_VERSION)
  public void createWithoutVersion(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    create(suspended, request, response);
  }
}
