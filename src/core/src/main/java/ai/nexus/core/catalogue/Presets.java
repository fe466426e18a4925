package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.chat.ServerKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The vendors that are known by name. Each line's facts are from the page that it names. */
public final class Presets {

  /** Addresses one of Azure's deployments with this {@code api-version}. */
  public static final String API_VERSION = "api_version";

  /** Where a vendor runs it. */
  public static final String REGION = "region";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final PresetOption AWS_REGION =
      new PresetOption(
          REGION, true, Pattern.compile("[a-z0-9-]{1,63}"), "AWS region, such as us-east-1");

  private static final List<Preset> ALL =
      List.of(
          openai("openai", "OpenAI", "https://api.openai.com/v1")
              .withResponses("https://platform.openai.com/docs/api-reference"),
          new Preset(
              "azure",
              "Azure OpenAI",
              Dialect.OPENAI,
              "https://{resource}.openai.azure.com/openai/v1",
              KeyScheme.API_KEY,
              ServerKind.OPENAI,
              true,
              List.of(
                  new PresetOption("resource", false, NAME, "name of the resource, for server_url"),
                  new PresetOption(
                      API_VERSION,
                      false,
                      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?"),
                      "only for deployments below /openai, such as 2024-10-21")),
              "a key of the resource",
              "https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle"),
          plain("xai", "xAI", "https://api.x.ai/v1").withResponses("https://docs.x.ai/docs/api"),
          extended("deepseek", "DeepSeek", "https://api.deepseek.com/v1")
              .described("https://api-docs.deepseek.com"),
          plain("mistral", "Mistral", "https://api.mistral.ai/v1")
              .described("https://docs.mistral.ai/api"),
          plain("groq", "Groq", "https://api.groq.com/openai/v1")
              .withResponses("https://console.groq.com/docs/openai"),
          plain("together", "Together AI", "https://api.together.xyz/v1")
              .described("https://docs.together.ai/docs/openai-api-compatibility"),
          extended("openrouter", "OpenRouter", "https://openrouter.ai/api/v1")
              .withResponses("https://openrouter.ai/docs/api-reference"),
          plain("fireworks", "Fireworks AI", "https://api.fireworks.ai/inference/v1")
              .withResponses("https://docs.fireworks.ai/api-reference"),
          plain("cerebras", "Cerebras", "https://api.cerebras.ai/v1")
              .described("https://inference-docs.cerebras.ai/resources/openai"),
          plain("perplexity", "Perplexity", "https://api.perplexity.ai")
              .described("https://docs.perplexity.ai/guides/chat-completions-guide"),
          extended("moonshot", "Moonshot AI", "https://api.moonshot.ai/v1")
              .described("https://platform.moonshot.ai/docs"),
          extended(
                  "dashscope",
                  "Alibaba Model Studio",
                  "https://dashscope.aliyuncs.com/compatible-mode/v1")
              .described("https://help.aliyun.com/model-studio/compatibility-of-openai"),
          plain("zhipu", "Zhipu AI", "https://open.bigmodel.cn/api/paas/v4")
              .described("https://docs.bigmodel.cn/cn/guide/develop/openai/introduction"),
          plain("siliconflow", "SiliconFlow", "https://api.siliconflow.cn/v1")
              .described("https://docs.siliconflow.cn/cn/api-reference"),
          plain("nvidia", "NVIDIA NIM", "https://integrate.api.nvidia.com/v1")
              .described("https://docs.api.nvidia.com/nim/reference"),
          plain("ollama", "Ollama", "http://localhost:11434/v1")
              .withResponses("https://docs.ollama.com/api/openai-compatibility"),
          new Preset(
              "vllm",
              "vLLM",
              Dialect.OPENAI,
              // Its own default, localhost:8000, is where this gateway's admin listens.
              "http://{host}:8000/v1",
              KeyScheme.BEARER,
              ServerKind.EXTENDED,
              true,
              List.of(new PresetOption("host", false, HOST, "host that it runs on")),
              "the key that it was started with, if any",
              "https://docs.vllm.ai/en/latest/serving/openai_compatible_server"),
          extended("llamacpp", "llama.cpp", "http://localhost:8080/v1")
              .described("https://github.com/ggml-org/llama.cpp/tree/master/tools/server"),
          plain("lmstudio", "LM Studio", "http://localhost:1234/v1")
              .withResponses("https://lmstudio.ai/docs/developer/openai-compat"),
          extended("litellm", "LiteLLM", "http://localhost:4000/v1")
              .withResponses("https://docs.litellm.ai/docs/supported_endpoints"),
          of(
              "anthropic",
              "Anthropic",
              Dialect.ANTHROPIC,
              "https://api.anthropic.com/v1",
              KeyScheme.X_API_KEY,
              "https://docs.claude.com/en/api"),
          of(
              "gemini",
              "Google AI Studio",
              Dialect.GEMINI,
              "https://generativelanguage.googleapis.com/v1beta",
              KeyScheme.X_GOOG_API_KEY,
              "https://ai.google.dev/api"),
          new Preset(
              "vertex",
              "Google Vertex AI",
              Dialect.GEMINI,
              "https://{region}-aiplatform.googleapis.com/v1/projects/{project}/locations/{region}"
                  + "/publishers/google",
              KeyScheme.GOOGLE_SERVICE_ACCOUNT,
              ServerKind.PLAIN,
              false,
              List.of(
                  new PresetOption(REGION, false, NAME, "location, such as europe-west4"),
                  new PresetOption("project", false, NAME, "id of the project")),
              "the JSON file of a service account",
              "https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference"),
          new Preset(
              "bedrock",
              "Amazon Bedrock",
              Dialect.BEDROCK,
              "https://bedrock-runtime.{region}.amazonaws.com",
              KeyScheme.AWS_SIGNATURE,
              ServerKind.PLAIN,
              false,
              List.of(AWS_REGION),
              "access key id:secret access key, and :session token where it has one",
              "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html"),
          new Preset(
              "bedrock-key",
              "Amazon Bedrock with an API key",
              Dialect.BEDROCK,
              "https://bedrock-runtime.{region}.amazonaws.com",
              KeyScheme.BEARER,
              ServerKind.PLAIN,
              false,
              List.of(AWS_REGION),
              "an API key of Bedrock",
              "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html"));

  private Presets() {}

  /** In the order in which a form offers them. */
  public static List<Preset> all() {
    return ALL;
  }

  public static Optional<Preset> find(String label) {
    return ALL.stream().filter(preset -> preset.label().equals(label)).findFirst();
  }

  private static Preset of(
      String label, String title, Dialect dialect, String url, KeyScheme scheme, String docs) {
    return new Preset(
        label, title, dialect, url, scheme, ServerKind.PLAIN, false, List.of(), "an API key", docs);
  }

  private static Line openai(String label, String title, String url) {
    return new Line(label, title, url, ServerKind.OPENAI);
  }

  private static Line plain(String label, String title, String url) {
    return new Line(label, title, url, ServerKind.PLAIN);
  }

  private static Line extended(String label, String title, String url) {
    return new Line(label, title, url, ServerKind.EXTENDED);
  }

  /** A vendor that speaks OpenAI's dialect and takes a bearer's key. */
  private record Line(String label, String title, String url, ServerKind kind) {

    Preset withResponses(String docs) {
      return preset(true, docs);
    }

    Preset described(String docs) {
      return preset(false, docs);
    }

    private Preset preset(boolean hasResponses, String docs) {
      return new Preset(
          label,
          title,
          Dialect.OPENAI,
          url,
          KeyScheme.BEARER,
          kind,
          hasResponses,
          List.of(),
          "an API key",
          docs);
    }
  }
}
