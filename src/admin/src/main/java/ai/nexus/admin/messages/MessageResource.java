package ai.nexus.admin.messages;

import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.messages.FoundMessage;
import ai.nexus.core.messages.MessageArchive;
import ai.nexus.core.messages.MessageKey;
import ai.nexus.core.messages.MessageQuery;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /messages}: stored requests and answers, searched and deleted. */
@Path("/messages")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class MessageResource {

  private static final EventLog LOG = EventLog.of(MessageResource.class);
  private static final PageRequest.Limits LIMITS = new PageRequest.Limits(100, 500);

  private final MessageArchive archive;

  @Inject
  public MessageResource(MessageArchive archive) {
    this.archive = archive;
  }

  @GET
  public Response search(@Context UriInfo uri) throws IOException {
    MessageQuery query = new MessageQueryReader(uri.getQueryParameters()).search(Instant.now());
    PageRequest asked = page(uri);
    return answer(find(query, asked), asked, uri);
  }

  @GET
  @Path("{conversation_id}")
  public Response conversation(@PathParam("conversation_id") String id, @Context UriInfo uri)
      throws IOException {
    MessageQuery query = new MessageQueryReader(uri.getQueryParameters()).conversation(id);
    PageRequest asked = page(uri);
    List<FoundMessage> found = find(query, asked);
    if (found.isEmpty() && asked.after().isEmpty()) {
      throw new GatewayException(
          Failure.NOT_FOUND, "There are no stored messages of a conversation '" + id + "'.");
    }
    return answer(found, asked, uri);
  }

  /** Answers the same whether there was something or not. */
  @DELETE
  @Path("{conversation_id}")
  public Response delete(@PathParam("conversation_id") String id) throws IOException {
    int removed = archive.delete(id);
    LOG.info("Deleted " + removed + " stored messages of conversation " + id);
    return Response.noContent().build();
  }

  private static PageRequest page(UriInfo uri) {
    return PageRequest.byLink(MessageCursor.PATTERN, LIMITS, uri.getQueryParameters());
  }

  /** One more than the page has, where there are more. */
  private List<FoundMessage> find(MessageQuery query, PageRequest asked) throws IOException {
    Optional<MessageKey> after =
        asked
            .after()
            .map(
                cursor ->
                    MessageCursor.read(cursor)
                        .orElseThrow(
                            () -> new InvalidFieldsException("after", PageRequest.AS_LINKED)));
    return archive.find(query, after, asked.limit() + 1);
  }

  private Response answer(List<FoundMessage> found, PageRequest asked, UriInfo uri) {
    Page<FoundMessage> page =
        Page.of(found, asked, found.size(), message -> MessageCursor.write(message.key()));
    return Page.addLink(Response.ok(array(page.items())), page.next(), uri).build();
  }

  /** One message in memory at a time: each may be as long as the longest request. */
  private StreamingOutput array(List<FoundMessage> messages) {
    return out -> {
      String before = "[";
      for (FoundMessage message : messages) {
        Optional<byte[]> line = archive.read(message);
        if (line.isPresent()) {
          out.write(before.getBytes(StandardCharsets.US_ASCII));
          out.write(line.get());
          before = ",";
        }
      }
      out.write((before.equals("[") ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
    };
  }
}
