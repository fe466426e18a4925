package ai.nexus.api.resource;

import ai.nexus.api.ask.FormAsk;
import ai.nexus.api.ask.Upload;
import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.wire.form.FormScan;
import ai.nexus.wire.form.FormWatch;
import ai.nexus.wire.model.Operation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a form begins with, kept until the model has been found in it. For one thread at a time. */
final class FormBeginning {

  static final String MODEL = "model";

  private static final int FIRST_BUFFER = 32 << 10;

  private final UploadLimits limits;
  private final SharedRoom.Share room;
  private final FormScan fields;
  private final FormWatch rest;
  private byte[] held = new byte[FIRST_BUFFER];
  private int length;

  FormBeginning(String boundary, UploadLimits limits, SharedRoom.Share room) {
    this.limits = limits;
    this.room = room;
    this.fields = new FormScan(boundary, Set.of(MODEL));
    this.rest = new FormWatch(boundary, MODEL);
  }

  /**
   * Adds the next bytes.
   *
   * @return whether the model has been found
   * @throws ai.nexus.core.error.GatewayException where there is no room for them
   * @throws ai.nexus.wire.model.BadRequestException where it is no form
   */
  boolean add(byte[] piece, int size) {
    int needed = length + size;
    if (needed > held.length) {
      int longer = (int) Math.min(Math.max(needed, 2L * held.length), limits.held());
      if (needed > longer || !room.growTo(longer)) {
        throw limits.modelIsTooLate();
      }
      held = Arrays.copyOf(held, longer);
    }
    System.arraycopy(piece, 0, held, length, size);
    length = needed;
    fields.advance(held, length);
    Optional<FormScan.Span> model = fields.find(MODEL);
    model.ifPresent(value -> rest.next(held, value.end(), length));
    return model.isPresent();
  }

  /**
   * Looks at what comes behind the beginning.
   *
   * @throws ai.nexus.wire.model.BadRequestException where it names a model again
   */
  void watch(byte[] piece, int size) {
    rest.next(piece, 0, size);
  }

  /**
   * The request, whose beginning is kept here no longer.
   *
   * @throws ai.nexus.wire.model.BadRequestException where the model has no name
   */
  FormAsk ask(Operation operation, String contentType, Upload rest) {
    byte[] begun = Arrays.copyOf(held, length);
    held = new byte[0];
    return new FormAsk(operation, contentType, begun, fields, rest);
  }
}
