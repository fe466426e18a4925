package ai.nexus.admin.statistics;

import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.query.Parameters;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.core.statistics.UsageStatistics;
import ai.nexus.core.statistics.UsageSummary;
import ai.nexus.core.usage.JournalBarrier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /stats}. Waits for the journal first, so that each exchange counts whose answer has ended;
 * where that takes too long the header {@code X-Nexus-Pending: true} says that some may be missing.
 */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class StatisticsResource {

  static final Duration JOURNAL_LIMIT = Duration.ofSeconds(2);
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final UsageStatistics statistics;
  private final JournalBarrier journal;

  @Inject
  public StatisticsResource(UsageStatistics statistics, JournalBarrier journal) {
    this.statistics = statistics;
    this.journal = journal;
  }

  @GET
  @Path("total")
  public Response total(@Context UriInfo uri) throws SQLException {
    // Of a range GET /stats tells; one that is overlooked here would give the sums of all time.
    new Parameters(uri.getQueryParameters(), Set.of()).check();
    boolean complete = journal.await(JOURNAL_LIMIT);
    UsageSummary summary = statistics.total();
    return answer(JsonBody.of(json -> StatisticsJson.write(json, summary)), complete).build();
  }

  /** The id of an old entry may hold slashes; the API takes such ids no more. */
  @GET
  @Path("conversation/{conversation_id: .+}")
  public Response conversation(@PathParam("conversation_id") String id, @Context UriInfo uri)
      throws SQLException {
    PageRequest asked = PageRequest.by(ENTRY_ID, uri.getQueryParameters());
    boolean complete = journal.await(JOURNAL_LIMIT);
    UsageSummary summary =
        statistics
            .conversation(id)
            .orElseThrow(
                () ->
                    new GatewayException(
                        Failure.NOT_FOUND, "There is no conversation '" + id + "'."));
    Page<LedgerEntry> page = entries(id, asked, summary.all().requests());
    JsonArray requests = EntryJson.of(page.items()).build();
    StreamingOutput body =
        JsonBody.of(
            json -> {
              json.write("conversation_id", id).writeStartObject("totals");
              StatisticsJson.write(json, summary);
              json.writeEnd().write("requests", requests);
            });
    return page.addHeaders(answer(body, complete), uri).build();
  }

  private Page<LedgerEntry> entries(String conversation, PageRequest asked, long total)
      throws SQLException {
    return Page.of(
        statistics.entries(conversation, asked.after().orElse(""), asked.limit() + 1),
        asked,
        total,
        LedgerEntry::id);
  }

  static ResponseBuilder answer(StreamingOutput body, boolean complete) {
    ResponseBuilder response = Response.ok(body);
    return complete ? response : response.header("X-Nexus-Pending", true);
  }
}
