package ai.nexus.core.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A request whose body the server hands on raw, with the body's end where its head says it is. */
final class UpgradeOffer extends HttpServletRequestWrapper {

  private Optional<ServletInputStream> body = Optional.empty();

  UpgradeOffer(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body.isEmpty()) {
      body = Optional.of(framed(super.getInputStream()));
    }
    return body.get();
  }

  private ServletInputStream framed(ServletInputStream raw) {
    String coding = getHeader("Transfer-Encoding");
    return coding != null && coding.toLowerCase(Locale.ROOT).contains("chunked")
        ? RawBody.chunked(raw)
        : RawBody.ofLength(raw, Math.max(0, getContentLengthLong()));
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String named = getCharacterEncoding();
    Charset charset = named == null ? StandardCharsets.ISO_8859_1 : Charset.forName(named);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
