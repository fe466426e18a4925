package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.StreamWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a stream of chunks, each at once. Nothing is written before the first delta, so that an
 * error before it can be answered as one. After the end come usage, if it is wanted and known, and
 * {@code [DONE]}; after an error comes nothing.
 */
final class OpenAiStreamWriter implements StreamWriter {

  private final Chunks chunks;
  private final boolean usageWanted;
  private final Map<Integer, ChoiceDeltas> choices = new HashMap<>();
  private TokenUsage usage = TokenUsage.UNKNOWN;

  OpenAiStreamWriter(AnswerIdentity head) {
    this.chunks = new Chunks(head);
    this.usageWanted = head.usageWanted();
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage().tokens();
    } else if (step instanceof StreamEvent.Finished finished) {
      finish(finished, out);
    } else if (step instanceof StreamEvent.Ended) {
      end(out);
    } else if (step instanceof StreamEvent.Failed failed) {
      out.accept(ErrorWriter.event(failed.error()));
    } else if (step instanceof StreamEvent.ArgumentsDelta delta) {
      arguments(delta, out);
    } else {
      delta(step, out);
    }
  }

  private void delta(StreamEvent step, Consumer<byte[]> out) {
    if (step instanceof StreamEvent.TextDelta delta && !delta.text().isEmpty()) {
      out.accept(chunks.delta(delta.choice(), next(delta.choice(), out).text(delta.text())));
    } else if (step instanceof StreamEvent.RefusalDelta delta && !delta.text().isEmpty()) {
      out.accept(chunks.delta(delta.choice(), next(delta.choice(), out).refusal(delta.text())));
    } else if (step instanceof StreamEvent.ThinkingDelta delta && !delta.text().isEmpty()) {
      out.accept(chunks.delta(delta.choice(), next(delta.choice(), out).thought(delta.text())));
    } else if (step instanceof StreamEvent.ThinkingSigned told) {
      out.accept(chunks.delta(told.choice(), next(told.choice(), out).signed(told.signature())));
    } else if (step instanceof StreamEvent.RedactedThinking told) {
      out.accept(chunks.delta(told.choice(), next(told.choice(), out).redacted(told.data())));
    } else if (step instanceof StreamEvent.ToolCallStarted call) {
      out.accept(chunks.delta(call.choice(), next(call.choice(), out).callStarted(call)));
    }
  }

  private void arguments(StreamEvent.ArgumentsDelta delta, Consumer<byte[]> out) {
    if (!delta.fragment().isEmpty()) {
      String fragment = choice(delta.choice()).arguments(delta.call(), delta.fragment());
      out.accept(chunks.delta(delta.choice(), fragment));
    }
  }

  private void finish(StreamEvent.Finished finished, Consumer<byte[]> out) {
    String delta = next(finished.choice(), out).nothing();
    out.accept(chunks.finish(finished.choice(), delta, FinishWords.of(finished.finish())));
  }

  private void end(Consumer<byte[]> out) {
    if (usageWanted) {
      UsageWriter.json(usage).ifPresent(known -> out.accept(chunks.usage(known)));
    }
    out.accept(chunks.done());
  }

  /** The choice, ready for what is no argument of its present call. */
  private ChoiceDeltas next(int index, Consumer<byte[]> out) {
    ChoiceDeltas choice = choice(index);
    if (choice.lacksArguments()) {
      out.accept(chunks.delta(index, choice.noArguments()));
    }
    return choice;
  }

  private ChoiceDeltas choice(int index) {
    return choices.computeIfAbsent(index, unknown -> new ChoiceDeltas());
  }
}
