package ai.nexus.admin.paging;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some items of a longer list.
 *
 * @param total how many the whole list has
 * @param next the id after which the next page starts; empty on the last page
 */
public record Page<T>(List<T> items, long total, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param found one item more than the limit where there are more, so that no second query asks
   */
  public static <T> Page<T> of(
      List<T> found, PageRequest asked, long total, Function<T, String> id) {
    if (found.size() <= asked.limit()) {
      return new Page<>(found, total, Optional.empty());
    }
    List<T> items = found.subList(0, asked.limit());
    return new Page<>(items, total, Optional.of(id.apply(items.get(items.size() - 1))));
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), total, next);
  }

  /** Adds the link to the next page, of a list whose length nobody has counted. */
  public static ResponseBuilder addLink(
      ResponseBuilder response, UriInfo uri, Optional<String> next) {
    next.ifPresent(
        id ->
            response.links(
                Link.fromUriBuilder(uri.getRequestUriBuilder().replaceQueryParam("after", id))
                    .rel("next")
                    .build()));
    return response;
  }

  /** Adds {@code X-Total-Count} and the link to the next page. */
  public ResponseBuilder addHeaders(ResponseBuilder response, UriInfo uri) {
    response.header("X-Total-Count", total);
    return addLink(response, uri, next);
  }
}
