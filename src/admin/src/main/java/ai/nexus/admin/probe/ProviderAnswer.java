package ai.nexus.admin.probe;

/** What a provider answered, as far as it was read. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record ProviderAnswer(int status, byte[] body) {}
