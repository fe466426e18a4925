package ai.nexus.api.relay;

import ai.nexus.api.ask.FormAsk;
import ai.nexus.api.ask.Upload;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.Optional;
import java.util.OptionalLong;

/** A form with files, sent on as it comes. */
final class FormPassThrough extends OtherPassThrough {

  private final FormAsk form;

  FormPassThrough(FormAsk form, Target target, ProviderDialect provider) {
    super(form, target, provider);
    this.form = form;
  }

  @Override
  public Optional<Upload> upload() {
    return Optional.of(form.rest());
  }

  /** The model may have another name upstream. */
  @Override
  public OptionalLong length() {
    OptionalLong announced = form.rest().length();
    return announced.isEmpty()
        ? announced
        : OptionalLong.of(announced.getAsLong() - form.begunLength() + body().length);
  }

  @Override
  public String contentType() {
    return form.contentType();
  }
}
