package ai.nexus.launcher.shortway;

import ai.nexus.core.http.ShortWay;
import ai.nexus.core.http.ShortWay.Entrance;
import ai.nexus.launcher.threads.ConnectionThread;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Takes short requests straight to the application's filters, past the web container, which costs
 * much of a short answer's processor time and does nothing for them (ADR 19). All others are the
 * container's, as is everything where no application has opened the way.
 */
public final class ShortWayHandler extends HttpHandler {

  private static final Logger LOG = Grizzly.logger(ShortWayHandler.class);
  private static final FilterChain NOBODY =
      (request, response) -> {
        throw new ServletException("a short request was answered by no filter");
      };

  private final HttpHandler container;

  public ShortWayHandler(HttpHandler container) {
    super(container.getName());
    this.container = container;
    setAllowCustomStatusMessage(container.isAllowCustomStatusMessage());
    setAllowEncodedSlash(container.isAllowEncodedSlash());
    setRequestURIEncoding(container.getRequestURIEncoding());
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    Optional<Entrance> entrance =
        request.getAttribute(ConnectionThread.ATTRIBUTE) == null
            ? Optional.empty()
            : ShortWay.at(request.getLocalPort());
    if (entrance.isPresent()) {
      enter(entrance.get(), request, response);
    } else {
      container.service(request, response);
    }
  }

  private static void enter(Entrance entrance, Request request, Response response) {
    DirectResponse answer = new DirectResponse(response);
    DirectRequest asked = new DirectRequest(request, entrance.application(), answer);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(entrance.loader());
    try {
      entrance.filter().doFilter(asked, answer, NOBODY);
      asked.leave();
    } catch (IOException | ServletException | RuntimeException | Error failed) {
      LOG.log(Level.SEVERE, "The application failed on a short request", failed);
      asked.fail();
      refuse(response);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Not left to the server, whose page would name it. */
  private static void refuse(Response response) {
    response.getResponse().getProcessingState().setError(true); // closes the connection
    if (!response.isCommitted()) {
      response.reset();
      response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
      response.setContentLength(0);
    }
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void destroy() {
    container.destroy();
  }
}
