package ai.nexus.api.resource;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.relay.StoredResponses;
import ai.nexus.api.routing.Router;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * What a provider keeps of {@code /v1/responses}. It costs no tokens and is not recorded. Of
 * several providers of a key the first that knows the id answers.
 */
@Path("v1/responses/{id}")
@ApplicationScoped
public class StoredResponsesResource {

  private Authenticator authenticator;
  private Router router;
  private StoredResponses stored;

  @Inject
  void init(Authenticator authenticator, Router router, StoredResponses stored) {
    this.authenticator = authenticator;
    this.router = router;
    this.stored = stored;
  }

  @GET
  public void get(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @PathParam("id") String id) {
    answer(suspended, request, id, "");
  }

  @DELETE
  public void delete(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @PathParam("id") String id) {
    answer(suspended, request, id, "");
  }

  @GET
  @Path("input_items")
  public void inputItems(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @PathParam("id") String id) {
    answer(suspended, request, id, "/input_items");
  }

  @POST
  @Path("cancel")
  public void cancel(
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @PathParam("id") String id) {
    answer(suspended, request, id, "/cancel");
  }

  private void answer(
      AsyncResponse suspended, HttpServletRequest request, String id, String below) {
    Caller caller = authenticator.authenticate(ClientKeys.of(request));
    List<Provider> providers = router.providers(caller);
    String query = request.getQueryString();
    stored
        .ask(providers, request.getMethod(), id, below + (query == null ? "" : "?" + query))
        .whenComplete(
            (told, failed) -> {
              if (failed == null) {
                suspended.resume(
                    Response.status(told.status())
                        .type(told.contentType())
                        .entity(told.body())
                        .build());
              } else {
                // Whatever stages it has passed through, what failed is within.
                suspended.resume(
                    failed instanceof CompletionException ? failed.getCause() : failed);
              }
            });
  }
}
