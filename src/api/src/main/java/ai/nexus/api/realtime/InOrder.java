package ai.nexus.api.realtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Steps that are taken one after the other, each when what it waits for is done: the event that
 * ends a response waits for its record, and all that came later waits behind it. On one event loop.
 */
final class InOrder {

  private record Step(CompletableFuture<Void> after, Runnable work) {}

  private final Deque<Step> waiting = new ArrayDeque<>();
  private final Executor loop;
  private final Runnable whenEmpty;

  InOrder(Executor loop, Runnable whenEmpty) {
    this.loop = loop;
    this.whenEmpty = whenEmpty;
  }

  void add(CompletableFuture<Void> after, Runnable work) {
    if (waiting.isEmpty() && after.isDone()) {
      work.run();
      return;
    }
    waiting.add(new Step(after, work));
    CompletionStage<Void> stage = after;
    stage.whenComplete((done, failed) -> loop.execute(this::go));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private void go() {
    boolean had = !waiting.isEmpty();
    while (!waiting.isEmpty() && waiting.peek().after().isDone()) {
      waiting.poll().work().run();
    }
    if (had && waiting.isEmpty()) {
      whenEmpty.run();
    }
  }
}
