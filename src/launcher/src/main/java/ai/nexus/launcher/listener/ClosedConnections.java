package ai.nexus.launcher.listener;

import java.lang.reflect.Field;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.utils.DelayedExecutor;

/**
 * Lets go of connections that are closed. After each answer the server (Grizzly 4.0.2, {@code
 * HttpServerFilter}) notes the connection for the end of its idle time, and keeps the note until
 * then, however soon the connection is closed: 5 KB for each that came in the last 75 s, which a
 * flood of short connections makes gigabytes.
 */
final class ClosedConnections extends BaseFilter {

  // The same one that the server's filter has: attributes are known by their names.
  private static final Attribute<Object> NOTE =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("HttpServerFilter.KeepAliveContext");

  private final DelayedExecutor.DelayQueue<Object> notes;

  /**
   * @param codec keeps the notes, and tells nobody of them
   * @throws IllegalStateException where it is of another version, which keeps them otherwise
   */
  @SuppressWarnings("unchecked") // The type of the notes is private.
  ClosedConnections(HttpServerFilter codec) {
    try {
      Field field = HttpServerFilter.class.getDeclaredField("keepAliveQueue");
      field.setAccessible(true);
      notes = (DelayedExecutor.DelayQueue<Object>) field.get(codec);
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("Grizzly keeps closed connections in another way", unknown);
    }
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    Object note = NOTE.get(context.getConnection());
    if (note != null && notes != null) {
      notes.remove(note);
    }
    return context.getInvokeAction();
  }
}
