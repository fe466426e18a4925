package ai.nexus.admin.statistics;

import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.core.statistics.QueryLimitException;
import ai.nexus.core.statistics.UsageQuery;
import ai.nexus.core.statistics.UsageRow;
import ai.nexus.core.statistics.UsageRows;
import ai.nexus.core.statistics.UsageStatistics;
import ai.nexus.core.usage.JournalBarrier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** {@code /stats}: sums over any range, by intervals and groups. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class UsageResource {

  private static final PageRequest.Limits LIMITS = new PageRequest.Limits(1000, 10_000);

  private final UsageStatistics statistics;
  private final JournalBarrier journal;

  @Inject
  public UsageResource(UsageStatistics statistics, JournalBarrier journal) {
    this.statistics = statistics;
    this.journal = journal;
  }

  @GET
  public Response rows(@Context UriInfo uri) throws SQLException {
    UsageQuery query = new UsageQueryReader(uri.getQueryParameters(), Instant.now()).read();
    PageRequest asked = PageRequest.byLink(RowCursor.PATTERN, LIMITS, uri.getQueryParameters());
    Optional<UsageRow.Key> after = asked.after().map(cursor -> key(cursor, query));
    boolean complete = journal.await(StatisticsResource.JOURNAL_LIMIT);
    UsageRows found = read(query, after, asked.limit() + 1);
    Page<UsageRow> page =
        Page.of(found.rows(), asked, found.total(), row -> RowCursor.write(row.key()));
    RowJson rows = new RowJson(query, statistics.providerNames());
    StreamingOutput body = JsonBody.of(json -> rows.write(json, page.items()));
    return page.addHeaders(StatisticsResource.answer(body, complete), uri).build();
  }

  private UsageRows read(UsageQuery query, Optional<UsageRow.Key> after, int limit)
      throws SQLException {
    try {
      return statistics.rows(query, after, limit);
    } catch (QueryLimitException beyond) {
      throw refusal(beyond);
    }
  }

  /** By the parameter that has to change. */
  static InvalidFieldsException refusal(QueryLimitException beyond) {
    return switch (beyond.limit()) {
      case ENTRIES ->
          new InvalidFieldsException(
              "from",
              "begins a range in which more than %d entries have to be read to group them by"
                      .formatted(beyond.most())
                  + " conversation_id; take a shorter range, or filter by one conversation_id");
      case ROWS ->
          new InvalidFieldsException(
              "group_by",
              "gives more than %d rows; take a shorter range, a longer interval or a filter"
                  .formatted(beyond.most()));
    };
  }

  private static UsageRow.Key key(String cursor, UsageQuery query) {
    return RowCursor.read(cursor, query.groupBy().size())
        .orElseThrow(() -> new InvalidFieldsException("after", PageRequest.AS_LINKED));
  }
}
