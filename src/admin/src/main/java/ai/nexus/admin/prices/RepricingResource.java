package ai.nexus.admin.prices;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.admin.json.TimeText;
import ai.nexus.core.repricing.Repricing;
import ai.nexus.core.repricing.RepricingResult;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.usage.JournalBarrier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code /prices/reprice}: computes costs anew. Waits for the journal first, so that entries of
 * answers that have ended are there.
 */
@Path("/prices/reprice")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class RepricingResource {

  private static final Duration JOURNAL_LIMIT = Duration.ofSeconds(2);
  private static final TextRule TEXT = TextRule.line(200);

  private final Repricing repricing;
  private final JournalBarrier journal;

  @Inject
  public RepricingResource(Repricing repricing, JournalBarrier journal) {
    this.repricing = repricing;
    this.journal = journal;
  }

  @POST
  public RepricingView reprice(Fields fields) throws SQLException {
    boolean unpricedOnly = fields.flag("unpriced_only", true);
    EntryFilter filter = filter(fields);
    fields.check();
    journal.await(JOURNAL_LIMIT);
    RepricingResult result = repricing.run(filter, unpricedOnly);
    return RepricingView.of(result);
  }

  private static EntryFilter filter(Fields fields) {
    Optional<Instant> from = fields.time("from");
    Optional<Instant> to = fields.time("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      fields.fault("from", TimeText.ORDER);
    }
    return new EntryFilter(
        from,
        to,
        fields.text("provider", TEXT),
        fields.text("model", TEXT),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
