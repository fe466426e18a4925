package ai.nexus.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FrameSenderTest {

  private final List<String> sent = new ArrayList<>();
  private final Deque<SendHandler> receipts = new ArrayDeque<>();
  private final AtomicInteger toldOfRoom = new AtomicInteger();
  private final AtomicInteger toldOfBreak = new AtomicInteger();
  private final FrameSender frames = new FrameSender(session());

  FrameSenderTest() {
    frames.tell(toldOfRoom::incrementAndGet, toldOfBreak::incrementAndGet);
  }

  @Test
  void sendsEachFrameWholeAndInOrder() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < FrameSender.FULL; i++) {
      texts.add("frame " + i);
    }

    texts.forEach(frames::send);

    assertThat(sent).isEqualTo(texts);
  }

  @Test
  void asksForFewReceipts() {
    sendFrames(FrameSender.FRAMES_A_RECEIPT - 1);
    assertThat(receipts).isEmpty();

    frames.send("one more");

    assertThat(receipts).hasSize(1);
    assertThat(frames.hasRoom()).isTrue();
  }

  @Test
  void isFullUntilTheReceiptOfWhatWasSentComes() {
    sendFrames(FrameSender.FULL);
    assertThat(frames.hasRoom()).isFalse();
    assertThat(toldOfRoom).hasValue(0);

    receipts.remove().onResult(new SendResult());

    assertThat(frames.hasRoom()).isTrue();
    assertThat(toldOfRoom).hasValue(1);
  }

  @Test
  void neverFillsUpWhereTheClientReads() {
    for (int i = 0; i < 10; i++) {
      sendFrames(FrameSender.FRAMES_A_RECEIPT);
      assertThat(receipts).hasSize(1);
      receipts.remove().onResult(new SendResult());
    }

    assertThat(frames.hasRoom()).isTrue();
    assertThat(frames.isUseless()).isFalse();
  }

  @Test
  void theLastFrameOfAnAnswerHasAReceipt() {
    AtomicInteger left = new AtomicInteger();
    frames.send("one");
    frames.send("[DONE]", left::incrementAndGet);
    assertThat(left).hasValue(0);

    receipts.remove().onResult(new SendResult());

    assertThat(left).hasValue(1);
  }

  @Test
  void isGivenUpWhenItTakesNothingMore() {
    int many = 0;
    while (!frames.isUseless()) {
      frames.send("frame");
      many++;
    }

    assertThat(many).isGreaterThan(FrameSender.FULL);
    assertThat(sent).hasSizeLessThan(many);
    assertThat(toldOfBreak).hasValue(1);
  }

  @Test
  void tellsOfAFrameThatCouldNotLeave() {
    frames.send("[DONE]", () -> {});

    receipts.remove().onResult(new SendResult(new IllegalStateException("closed")));

    assertThat(frames.isUseless()).isTrue();
    assertThat(toldOfBreak).hasValue(1);
  }

  private void sendFrames(int number) {
    Collections.nCopies(number, "frame").forEach(frames::send);
  }

  private Session session() {
    RemoteEndpoint.Async async =
        proxy(
            RemoteEndpoint.Async.class,
            args -> {
              sent.add((String) args[0]);
              receipts.add((SendHandler) args[1]);
              return null;
            });
    RemoteEndpoint.Basic basic = proxy(RemoteEndpoint.Basic.class, args -> new Message());
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, method, args) -> "getAsyncRemote".equals(method.getName()) ? async : basic);
  }

  private static <T> T proxy(Class<T> type, Function<Object[], Object> called) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> called.apply(args)));
  }

  /** Is sent when it is closed, as the API has it. */
  private final class Message extends StringWriter {
    @Override
    public void close() {
      sent.add(toString());
    }
  }
}
