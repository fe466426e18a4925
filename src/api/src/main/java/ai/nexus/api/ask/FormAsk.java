package ai.nexus.api.ask;

import ai.nexus.wire.form.FormScan;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request that is a form with files, of which no more has been read than it took to find the
 * model; the rest is its {@link Upload}.
 */
public final class FormAsk implements Ask {

  private static final String MODEL = "model";

  private final Operation operation;
  private final String contentType;
  private final byte[] begun;
  private final FormScan.Span place;
  private final String model;
  private final Upload rest;

  /**
   * @param begun what has been read, {@code fields} of it
   * @throws BadRequestException where no model is named
   */
  public FormAsk(
      Operation operation, String contentType, byte[] begun, FormScan fields, Upload rest) {
    this.operation = operation;
    this.contentType = contentType;
    this.begun = begun;
    this.rest = rest;
    this.place =
        fields
            .find(MODEL)
            .orElseThrow(
                () -> new BadRequestException("'model' is missing: name the model to use", MODEL));
    this.model =
        new String(begun, place.start(), place.end() - place.start(), StandardCharsets.UTF_8);
    if (model.isEmpty()) {
      throw new BadRequestException("'model' must not be empty", MODEL);
    }
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public String model() {
    return model;
  }

  /** The answer tells; what the form says may come later than the model. */
  @Override
  public boolean stream() {
    return false;
  }

  @Override
  public Optional<String> conversationId() {
    return Optional.empty();
  }

  @Override
  public boolean usageWanted() {
    return true;
  }

  /** The beginning of the body. */
  @Override
  public byte[] untouched(String upstreamModel) {
    if (upstreamModel.equals(model)) {
      return begun;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(begun.length + upstreamModel.length());
    out.write(begun, 0, place.start());
    out.writeBytes(upstreamModel.getBytes(StandardCharsets.UTF_8));
    out.write(begun, place.end(), begun.length - place.end());
    return out.toByteArray();
  }

  /** With the boundary that the body was written with. */
  public String contentType() {
    return contentType;
  }

  public int begunLength() {
    return begun.length;
  }

  public Upload rest() {
    return rest;
  }
}
