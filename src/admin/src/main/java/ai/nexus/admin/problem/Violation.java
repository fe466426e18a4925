package ai.nexus.admin.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name as it stands in the JSON or in the query
 * @param message what the caller has to change; never the value of a secret
 */
public record Violation(String field, String message) {}
