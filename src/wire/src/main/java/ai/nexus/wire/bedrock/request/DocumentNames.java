package ai.nexus.wire.bedrock.request;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Names of documents, which Bedrock wants: letters, digits, single spaces, hyphens, parentheses and
 * brackets, at most 200, and no name twice
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html). The
 * same request gets the same names, so that a cache knows it again. For one request.
 */
final class DocumentNames {

  private static final int LONGEST = 190; // leaves room for a number

  private final Set<String> given = new HashSet<>();

  String name(Optional<String> wanted) {
    String name = wanted.map(DocumentNames::clean).filter(it -> !it.isEmpty()).orElse("document");
    String unique = name;
    for (int number = 2; !given.add(unique); number++) {
      unique = name + " (" + number + ")";
    }
    return unique;
  }

  private static String clean(String name) {
    String clean = name.replaceAll("[^a-zA-Z0-9\\-()\\[\\]]+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST)).strip();
  }
}
