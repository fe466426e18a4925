package ai.nexus.core.error;

import java.lang.System.Logger.Level;

/**
 * Every way a request can fail: whose fault it is, the HTTP status, OpenAI's {@code type} and
 * {@code code}, whether the caller's SDK should try again, and how loudly it is logged. The names
 * of types and codes are OpenAI's (developers.openai.com/docs/guides/error-codes), so that SDKs map
 * them.
 */
public enum Failure {
  MALFORMED_REQUEST(Fault.CLIENT, 400, "invalid_request_error", null, false, Level.DEBUG),
  MISSING_KEY(Fault.CLIENT, 401, "invalid_request_error", "missing_api_key", false, Level.DEBUG),
  INVALID_KEY(Fault.CLIENT, 401, "invalid_request_error", "invalid_api_key", false, Level.DEBUG),
  FORBIDDEN(Fault.CLIENT, 403, "invalid_request_error", "forbidden", false, Level.DEBUG),
  NOT_FOUND(Fault.CLIENT, 404, "invalid_request_error", "not_found", false, Level.DEBUG),
  MODEL_NOT_FOUND(
      Fault.CLIENT, 404, "invalid_request_error", "model_not_found", false, Level.DEBUG),
  METHOD_NOT_ALLOWED(
      Fault.CLIENT, 405, "invalid_request_error", "method_not_allowed", false, Level.DEBUG),
  NOT_ACCEPTABLE(Fault.CLIENT, 406, "invalid_request_error", "not_acceptable", false, Level.DEBUG),
  CONFLICT(Fault.CLIENT, 409, "invalid_request_error", "conflict", false, Level.DEBUG),
  BODY_TOO_LARGE(
      Fault.CLIENT, 413, "invalid_request_error", "request_too_large", false, Level.DEBUG),
  UNSUPPORTED_MEDIA_TYPE(
      Fault.CLIENT, 415, "invalid_request_error", "unsupported_media_type", false, Level.DEBUG),
  BODY_TIMEOUT(Fault.CLIENT, 408, "invalid_request_error", "request_timeout", true, Level.DEBUG),
  UPGRADE_REQUIRED(
      Fault.CLIENT, 426, "invalid_request_error", "upgrade_required", false, Level.DEBUG),
  ANSWER_RUNNING(Fault.CLIENT, 409, "invalid_request_error", "answer_running", false, Level.DEBUG),
  TOO_MANY_STREAMS(
      Fault.CLIENT, 429, "rate_limit_error", "too_many_concurrent_requests", true, Level.INFO),
  NOT_CACHED(Fault.CLIENT, 504, "invalid_request_error", "not_cached", false, Level.DEBUG),
  CLIENT_GONE(Fault.CLIENT, 499, "invalid_request_error", "client_closed", false, Level.DEBUG),

  INTERNAL(Fault.GATEWAY, 500, "server_error", "internal_error", true, Level.ERROR),
  SHUTTING_DOWN(Fault.GATEWAY, 503, "service_unavailable_error", "shutting_down", true, Level.INFO),
  OVERLOADED(
      Fault.GATEWAY, 503, "service_unavailable_error", "server_is_overloaded", true, Level.WARNING),
  CATALOGUE_UNAVAILABLE(
      Fault.GATEWAY,
      503,
      "service_unavailable_error",
      "catalogue_unavailable",
      true,
      Level.WARNING),
  LEDGER_UNAVAILABLE(
      Fault.GATEWAY, 503, "service_unavailable_error", "ledger_unavailable", true, Level.ERROR),

  UPSTREAM_CREDENTIALS(
      Fault.UPSTREAM, 502, "server_error", "upstream_credentials_refused", false, Level.ERROR),
  UPSTREAM_RATE_LIMITED(
      Fault.UPSTREAM, 429, "rate_limit_error", "rate_limit_exceeded", true, Level.INFO),
  UPSTREAM_UNAVAILABLE(
      Fault.UPSTREAM, 503, "service_unavailable_error", "no_target_available", true, Level.WARNING),
  UPSTREAM_REDIRECT(Fault.UPSTREAM, 502, "server_error", "upstream_redirect", false, Level.ERROR),
  UPSTREAM_UNREACHABLE(
      Fault.UPSTREAM, 502, "server_error", "upstream_unreachable", true, Level.WARNING),
  UPSTREAM_BROKEN(Fault.UPSTREAM, 502, "server_error", "upstream_broken", true, Level.WARNING),
  UPSTREAM_TIMEOUT(Fault.UPSTREAM, 504, "server_error", "upstream_timeout", true, Level.WARNING);

  /** Whose mistake a failure is; decides what the caller is told to do. */
  public enum Fault {
    CLIENT,
    GATEWAY,
    UPSTREAM
  }

  private final Fault fault;
  private final int status;
  private final String type;
  private final String code;
  private final boolean retryable;
  private final Level logLevel;

  Failure(Fault fault, int status, String type, String code, boolean retryable, Level logLevel) {
    this.fault = fault;
    this.status = status;
    this.type = type;
    this.code = code;
    this.retryable = retryable;
    this.logLevel = logLevel;
  }

  public Fault fault() {
    return fault;
  }

  public int status() {
    return status;
  }

  /** OpenAI's {@code error.type}. */
  public String type() {
    return type;
  }

  /** OpenAI's {@code error.code}; empty where OpenAI sends null. */
  public java.util.Optional<String> code() {
    return java.util.Optional.ofNullable(code);
  }

  /** Whether the same request may succeed when sent again; becomes {@code x-should-retry}. */
  public boolean retryable() {
    return retryable;
  }

  public Level logLevel() {
    return logLevel;
  }
}
