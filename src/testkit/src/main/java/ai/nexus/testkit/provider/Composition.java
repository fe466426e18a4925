package ai.nexus.testkit.provider;

import java.util.List;

/** One answer in a vendor's words. */
interface Composition {

  TokenCount tokens();

  byte[] json();

  /** Each with the blank line behind it. */
  List<byte[]> events();
}
