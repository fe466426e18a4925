/**
 * Google's generateContent, for clients that speak it and for providers that do. The forms are from
 * https://ai.google.dev/api/generate-content and from what google-genai sends and takes
 * (https://github.com/googleapis/python-genai, google/genai/types.py and models.py, 3.6.1). As
 * protocol buffers have it, a client may write a member's name in camel case or with underscores
 * (https://protobuf.dev/programming-guides/json/).
 */
package ai.nexus.wire.gemini;
