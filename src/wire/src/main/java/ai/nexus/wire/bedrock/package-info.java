/**
 * Converse, of Amazon's Bedrock, for which there are providers and no clients. Facts:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html and
 * API_runtime_ConverseStream.html; the service's model is botocore's
 * data/bedrock-runtime/2023-09-30/service-2.json.
 */
package ai.nexus.wire.bedrock;
