package ai.nexus.api.auth;

import ai.nexus.core.catalogue.Catalogue;
import ai.nexus.core.catalogue.CatalogueRefresher;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.keys.ClientKeyHasher;
import java.util.Optional;

/** Tells who a client key belongs to; the first step of every exchange. */
public final class Authenticator {

  private final ClientKeyHasher hasher;
  private final CatalogueRefresher catalogue;

  public Authenticator(ClientKeyHasher hasher, CatalogueRefresher catalogue) {
    this.hasher = hasher;
    this.catalogue = catalogue;
  }

  /**
   * @param clientKey as the request carries it
   * @throws GatewayException MISSING_KEY or as {@link #check}
   */
  public Caller authenticate(Optional<String> clientKey) {
    Caller caller = caller(clientKey);
    check(caller);
    return caller;
  }

  /**
   * Who would be behind a key, which is not checked yet.
   *
   * @throws GatewayException MISSING_KEY
   */
  public Caller caller(Optional<String> clientKey) {
    String key =
        clientKey.orElseThrow(
            () ->
                new GatewayException(
                    Failure.MISSING_KEY,
                    "You did not send a key. Send it as 'Authorization: Bearer <key>'."));
    return new Caller(hasher.hash(key), ClientKeyHasher.hint(key));
  }

  /** Whether a key is valid by what is at hand: {@link #check} looks further, and may wait. */
  public boolean knows(Caller caller) {
    return knows(catalogue.current(), caller);
  }

  /**
   * Checks again a caller that was authenticated earlier, as on a socket that stays open.
   *
   * @throws GatewayException INVALID_KEY where the key has been withdrawn since;
   *     CATALOGUE_UNAVAILABLE where that cannot be told now
   */
  public void check(Caller caller) {
    if (!knows(caller) && !knows(catalogue.currentAfterMiss(), caller)) {
      throw new GatewayException(
          Failure.INVALID_KEY,
          "The key is not valid here. Check it, or ask the operator of this gateway for one.");
    }
  }

  private static boolean knows(Catalogue snapshot, Caller caller) {
    return snapshot.knows(caller.keyHash());
  }
}
