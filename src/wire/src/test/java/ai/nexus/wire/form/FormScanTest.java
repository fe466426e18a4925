package ai.nexus.wire.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.model.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormScanTest {

  private static final String FILE =
      lines(
          "--xyz",
          "Content-Disposition: form-data; name=\"file\"; filename=\"a;b.wav\"",
          "Content-Type: audio/wav",
          "",
          "RIFF",
          "--xy no end");
  private static final String MODEL =
      lines("--xyz", "Content-Disposition: form-data; name=\"model\"", "", "whisper-1");
  private static final String EMPTY =
      lines("--xyz", "content-disposition:form-data;name=stream", "", "");
  private static final String END = "--xyz--\r\n";

  @Test
  void findsAFieldBehindAFileWhereverTheBodyIsCut() {
    byte[] body = bytes(FILE + MODEL + EMPTY + END);
    for (int cut = 0; cut <= body.length; cut++) {
      FormScan scan = scan();

      scan.advance(body, cut);
      scan.advance(body, body.length);

      assertThat(text(body, scan.find("model"))).as("cut at %d", cut).hasValue("whisper-1");
      assertThat(text(body, scan.find("stream"))).as("cut at %d", cut).hasValue("");
      assertThat(scan.ended()).isTrue();
    }
  }

  @Test
  void findsThemByteByByte() {
    byte[] body = bytes(MODEL + FILE + END);
    FormScan scan = scan();

    for (int length = 0; length <= body.length; length++) {
      scan.advance(body, length);
    }

    assertThat(text(body, scan.find("model"))).hasValue("whisper-1");
  }

  @Test
  void knowsAFieldAsSoonAsItIsWhole() {
    byte[] body = bytes(MODEL + FILE);
    FormScan scan = scan();

    scan.advance(body, MODEL.length() + "--xyz".length() - 1);
    boolean before = scan.find("model").isPresent();
    scan.advance(body, MODEL.length() + "--xyz".length());

    assertThat(before).isFalse();
    assertThat(scan.find("model")).isPresent();
    assertThat(scan.ended()).isFalse();
  }

  @Test
  void takesAFileOfThatNameForNone() {
    byte[] body =
        bytes(
            lines(
                    "--xyz",
                    "Content-Disposition: form-data; filename=\"m\"; name=\"model\"",
                    "",
                    "no")
                + END);
    FormScan scan = scan();

    scan.advance(body, body.length);

    assertThat(scan.find("model")).isEmpty();
    assertThat(scan.ended()).isTrue();
  }

  @Test
  void refusesWhatIsNoForm() {
    byte[] body = bytes("{\"model\":\"whisper-1\"}");

    assertThatThrownBy(() -> scan().advance(body, body.length))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("boundary");
  }

  @Test
  void refusesASecondModelWhereverItStands() {
    byte[] near = bytes(MODEL + FILE + MODEL + END);
    FormWatch watch = new FormWatch("xyz", "model");
    byte[] rest = bytes("\r\n" + FILE + MODEL.replace("\"model\"", "\"mod\\el\"") + END);

    assertThatThrownBy(() -> scan().advance(near, near.length)).hasMessageContaining("once");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < rest.length; i++) {
                watch.next(rest, i, i + 1);
              }
            })
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("once");
  }

  @Test
  void letsPassWhatNamesNoModelAgain() {
    byte[] rest = bytes("\r\n" + FILE + EMPTY + FILE + EMPTY + END + "x".repeat(20_000) + MODEL);
    FormWatch watch = new FormWatch("xyz", "model");

    assertThatCode(() -> watch.next(rest, 0, rest.length)).doesNotThrowAnyException();
  }

  @Test
  void refusesAFieldWithoutEnd() {
    byte[] body = bytes(MODEL.replace("whisper-1", "w".repeat(70_000)));

    assertThatThrownBy(() -> scan().advance(body, body.length))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("too long");
  }

  private static FormScan scan() {
    return new FormScan("xyz", Set.of("model", "stream"));
  }

  private static Optional<String> text(byte[] body, Optional<FormScan.Span> span) {
    return span.map(
        at -> new String(body, at.start(), at.end() - at.start(), StandardCharsets.UTF_8));
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
