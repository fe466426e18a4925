package ai.nexus.admin.console;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** {@code /console/}: what the page of the console loads. */
@Path("/console")
public class ConsoleResource {

  /** Named here, because servers differ; text/javascript is what RFC 9239 asks for. */
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  @Context private ServletContext application;

  @GET
  @Path("{file: " + ConsoleFiles.NAME + "}")
  public Response file(@PathParam("file") String file) {
    InputStream content = application.getResourceAsStream(ConsoleFiles.FOLDER + file);
    if (content == null) {
      throw new NotFoundException("The console has no such file.");
    }
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    return Response.ok(content, type).build();
  }
}
