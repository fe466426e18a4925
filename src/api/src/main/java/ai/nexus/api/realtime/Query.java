package ai.nexus.api.realtime;

import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.wire.model.Operation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a realtime address.
 *
 * @param model decoded
 * @param others all other members as they came
 */
record Query(Optional<String> model, List<String> others) {

  private static final String MODEL = "model=";
  // What OpenAI knows beside the model: anything else could name another one to the provider.
  private static final Set<String> OTHERS = Set.of("intent", "call_id");
  private static final String TRANSCRIPTION = "intent=transcription";

  Query {
    others = List.copyOf(others);
  }

  /**
   * @param raw still encoded; null where there is none
   */
  static Query of(String raw) {
    Optional<String> model = Optional.empty();
    List<String> others = new ArrayList<>();
    for (String member : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = member.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? member : member.substring(0, equals));
      Optional<String> value = equals < 0 ? Optional.of("") : decoded(member.substring(equals + 1));
      if (name.filter("model"::equals).isPresent()) {
        model = model.or(() -> value);
      } else if (name.filter(OTHERS::contains).isPresent()) {
        value.ifPresent(text -> others.add(name.get() + '=' + encoded(text)));
      }
    }
    return new Query(model, others);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8))
          .filter(name -> !name.isBlank());
    } catch (IllegalArgumentException noEncoding) {
      return Optional.empty();
    }
  }

  /**
   * Below the provider's base. OpenAI refuses a model beside intent=transcription, whose model is
   * part of the session (github.com/openai/openai-python/issues/2652).
   */
  String path(String upstreamModel, ProviderApi api) {
    String address = api.path(Operation.REALTIME, upstreamModel);
    // Azure's older addresses name the model already, as a deployment.
    boolean named = others.contains(TRANSCRIPTION) || address.indexOf('?') >= 0;
    Stream<String> model =
        named
            ? Stream.empty()
            : Stream.of(MODEL + URLEncoder.encode(upstreamModel, StandardCharsets.UTF_8));
    String members = Stream.concat(model, others.stream()).collect(Collectors.joining("&"));
    return members.isEmpty() ? address : address + (address.indexOf('?') < 0 ? "?" : "&") + members;
  }
}
