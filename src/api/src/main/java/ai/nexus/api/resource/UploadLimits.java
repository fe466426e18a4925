package ai.nexus.api.resource;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;

/**
 * How much of a form is taken.
 *
 * @param max bytes in all
 * @param held bytes that are kept until the model has been found
 * @param idle how long a client may send nothing
 * @param leastRate how many bytes a second have to come from a client that is waited for; 0 for
 *     none
 */
record UploadLimits(long max, long held, Duration idle, long leastRate) {

  GatewayException tooLarge() {
    return new GatewayException(
        Failure.BODY_TOO_LARGE,
        "The form is longer than " + max + " bytes, the most this gateway takes.");
  }

  GatewayException providerStalls() {
    return new GatewayException(
        Failure.UPSTREAM_TIMEOUT,
        "The provider took nothing of the form for " + idle.toSeconds() + " s.");
  }

  GatewayException modelIsTooLate() {
    return new GatewayException(
        Failure.BODY_TOO_LARGE,
        "There is no room for what stands before 'model' in the form: put the field 'model' before"
            + " the files.");
  }
}
