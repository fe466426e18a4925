package ai.nexus.core.catalogue;

import java.util.regex.Pattern;

/**
 * What a vendor's API needs to know beside its address and a key.
 *
 * @param required whether there is no way without it
 * @param form what its value must match
 * @param hint what it is, for who fills in a form
 */
public record PresetOption(String name, boolean required, Pattern form, String hint) {}
