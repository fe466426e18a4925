package ai.nexus.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** Holds what a client saw, and the entry of the ledger, against an {@link Ending}. */
record EndingCheck(Ending ending) {

  void check(Seen seen, JsonObject entry) {
    checkWithoutSource(seen, entry);
    assertThat(entry.getString("source")).as("source of %s", entry).isEqualTo(ending.source());
  }

  /** For an answer that may have broken off before its usage, which then is an estimate. */
  void checkWithoutSource(Seen seen, JsonObject entry) {
    assertThat(seen.status()).as("status of %s", seen).isEqualTo(ending.status());
    checkBody(seen);
    // Where the provider has told what its broken answer costs, nobody shall buy it twice.
    boolean paid = !entry.isNull("raw_usage");
    ending
        .again()
        .ifPresent(
            may ->
                assertThat(seen.header("x-should-retry"))
                    .as("x-should-retry of %s", seen)
                    .hasValue(Boolean.toString(may && !paid)));
    assertThat(entry.getString("outcome")).as("outcome of %s", entry).isEqualTo(ending.outcome());
    assertThat(entry.getInt("http_status")).as("status of %s", entry).isEqualTo(ending.recorded());
    assertThat(entry.getInt("attempts")).as("attempts of %s", entry).isEqualTo(ending.attempts());
    assertThat(entry.getJsonArray("earlier_attempts"))
        .as("of %s", entry)
        .hasSize(ending.attempts() - 1);
  }

  private void checkBody(Seen seen) {
    switch (ending.look()) {
      case WHOLE -> assertThat(seen.isWhole()).as("all of %s", seen).isTrue();
      case ERROR_EVENT, ERROR -> assertThat(seen.error()).as("an error in %s", seen).isPresent();
      case AS_IT_CAME -> assertThat(seen.error()).as("an error in %s", seen).isEmpty();
    }
    if (!ending.code().isEmpty()) {
      assertThat(seen.error().orElseThrow().getString("code"))
          .as("%s", seen)
          .isEqualTo(ending.code());
    }
  }
}
