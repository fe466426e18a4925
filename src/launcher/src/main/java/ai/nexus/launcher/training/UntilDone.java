package ai.nexus.launcher.training;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads frames up to the one that ends an answer. */
final class UntilDone implements WebSocket.Listener {

  private static final String LAST_FRAME = "[DONE]";

  private final CompletableFuture<Void> ended;
  private final StringBuilder frame = new StringBuilder();

  UntilDone(CompletableFuture<Void> ended) {
    this.ended = ended;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      if (LAST_FRAME.contentEquals(frame)) {
        ended.complete(null);
      }
      frame.setLength(0);
    }
    socket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    ended.completeExceptionally(new IllegalStateException("closed with " + status + " " + reason));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    ended.completeExceptionally(failure);
  }
}
