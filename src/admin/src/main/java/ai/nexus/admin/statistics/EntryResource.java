package ai.nexus.admin.statistics;

import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.statistics.EntryPage;
import ai.nexus.core.statistics.EntrySearch;
import ai.nexus.core.usage.JournalBarrier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /stats/entries} and {@code /stats/export}: the ledger's single entries. Waits for the
 * journal first, as {@link StatisticsResource} does.
 */
@Path("/stats")
@Dependent
public class EntryResource {

  private static final Pattern ENTRY_ID = Pattern.compile("[0-9A-Z]{1,40}");
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final EntrySearch search;
  private final JournalBarrier journal;

  @Inject
  public EntryResource(EntrySearch search, JournalBarrier journal) {
    this.search = search;
    this.journal = journal;
  }

  @GET
  @Path("entries")
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(@Context UriInfo uri) throws SQLException {
    EntryQuery query = new EntryQuery(uri.getQueryParameters(), Set.of("limit", "after"));
    EntryFilter filter = query.filter();
    PageRequest asked = PageRequest.by(ENTRY_ID, uri.getQueryParameters(), query.violations());
    InvalidFieldsException.throwIfAny(query.violations());
    boolean complete = journal.await(StatisticsResource.JOURNAL_LIMIT);
    EntryPage page = search.newestFirst(filter, asked.after(), asked.limit());
    ResponseBuilder answer = Response.ok(EntryJson.of(page.entries()).build());
    return Page.addLink(tell(complete, answer), page.next(), uri).build();
  }

  /** Of any type, so that no Accept header of a browser or a program stands against it. */
  @GET
  @Path("export")
  public Response export(@Context UriInfo uri) throws SQLException {
    EntryQuery query = new EntryQuery(uri.getQueryParameters(), Set.of("format"));
    EntryFilter filter = query.filter();
    ExportFormat format =
        query
            .oneOf("format", ExportFormat.values(), ExportFormat::label)
            .orElse(ExportFormat.JSONL);
    InvalidFieldsException.throwIfAny(query.violations());
    boolean complete = journal.await(StatisticsResource.JOURNAL_LIMIT);
    ResponseBuilder answer =
        Response.ok(new EntryExport(search.stream(filter)::next, format))
            .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
            .header(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(format) + '"');
    return tell(complete, answer).build();
  }

  private static String name(ExportFormat format) {
    return "usage-" + FILE_TIME.format(Instant.now()) + "." + format.label();
  }

  private static ResponseBuilder tell(boolean complete, ResponseBuilder answer) {
    return complete ? answer : answer.header("X-Nexus-Pending", true);
  }
}
