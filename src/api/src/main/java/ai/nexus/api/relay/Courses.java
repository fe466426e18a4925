package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Transcript;
import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.api.routing.Permit;
import ai.nexus.api.routing.Route;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.messages.MessagesConfig;
import ai.nexus.wire.model.BadRequestException;
import java.util.Optional;

/** The ways that one request can take, in turn. For one thread at a time. */
final class Courses {

  private final Exchange exchange;
  private final Ask ask;
  private final Route route;
  private final Translations translations;
  private final MessagesConfig messages;

  Courses(
      Exchange exchange, Ask ask, Route route, Translations translations, MessagesConfig messages) {
    this.exchange = exchange;
    this.ask = ask;
    this.route = route;
    this.translations = translations;
    this.messages = messages;
  }

  /**
   * The first attempt.
   *
   * @throws GatewayException where no target can be called soon
   */
  Route.Next first() {
    Route.Next first = route.first();
    routed(first.permit().target());
    return first;
  }

  TimeLimits limits(Permit permit, RelayConfig config) {
    return TimeLimits.of(config, route.policy(), permit.target().provider());
  }

  /** What is tried when an attempt has failed; none where the client is to see the failure. */
  Optional<Route.Next> after(AttemptFailure failure) {
    return route.after(failure);
  }

  /**
   * The request in a target's words, which may take milliseconds; where the target has none for it,
   * another one's. The permit is given back where it throws.
   *
   * @throws BadRequestException where no target has words for what is asked
   * @throws GatewayException where no target serves such a request
   */
  Course inWords(Permit permit) {
    try {
      routed(permit.target());
      return new Course(permit, translations.of(exchange, ask, permit.target()));
    } catch (BadRequestException unfit) {
      return insteadOf(permit, unfit);
    } catch (GatewayException unfit) {
      if (unfit.failure() == Failure.MALFORMED_REQUEST) {
        return insteadOf(permit, unfit);
      }
      permit.release();
      throw unfit;
    } catch (RuntimeException | Error bug) {
      permit.release();
      throw bug;
    }
  }

  /** Why there is no other attempt after one that failed. */
  static GatewayException unfit(Throwable cause) {
    if (cause instanceof BadRequestException || cause instanceof GatewayException) {
      return new GatewayException(
          Failure.UPSTREAM_BROKEN,
          "A provider failed, and the next one cannot be asked this: " + cause.getMessage(),
          cause);
    }
    return new GatewayException(Failure.INTERNAL, "The gateway failed on this request.", cause);
  }

  /** What the first has to say of the request is what the client is told. */
  private Course insteadOf(Permit unfit, RuntimeException refusal) {
    Target refused = unfit.target();
    Permit other = route.insteadOf(unfit).orElseThrow(() -> refusal);
    try {
      return inWords(other);
    } catch (BadRequestException | GatewayException alsoUnfit) {
      routed(refused);
      refusal.addSuppressed(alsoUnfit);
      throw refusal;
    }
  }

  /** A provider may keep what is said and another not. */
  private void routed(Target target) {
    exchange.routed(target);
    boolean keeps = messages.keeps(target.provider());
    if (keeps != exchange.transcript().isPresent()) {
      exchange.keepTranscript(
          keeps ? Optional.of(new Transcript(messages.maxBytes())) : Optional.empty());
    }
  }
}
