package ai.nexus.api.resource;

import ai.nexus.api.ask.Address;
import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

/**
 * What models are asked for. {@link DirectFilter} takes the requests that are addressed just as the
 * documentation says before JAX-RS sees them; here come those that only JAX-RS takes for the same,
 * such as {@code /v1/chat/completions/}.
 */
@Path("/")
@ApplicationScoped
public class OperationResource {

  private static final String PATHS =
      "{path: (v1/)?(chat/completions|completions|responses|embeddings|moderations|images/generations"
          + "|images/edits|audio/speech|audio/transcriptions|rerank)|v1/messages(/count_tokens)?}";

  private HttpEndpoint endpoint;

  @Inject
  void init(HttpEndpoint http) {
    this.endpoint = http;
  }

  @POST
  @Path(PATHS)
  public void create(
      @PathParam("path") String path,
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    Address address =
        Address.at("/" + path)
            .orElseThrow(
                () -> new GatewayException(Failure.NOT_FOUND, "There is nothing at /" + path));
    Caller caller = endpoint.authenticate(request);
    endpoint.answer(
        address,
        caller,
        request,
        response,
        SuspendedResponse.ofJaxRs(suspended, request.getAsyncContext()));
  }
}
