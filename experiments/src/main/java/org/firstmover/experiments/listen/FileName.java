package org.firstmover.experiments.listen;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.firstmover.game.Fingerprint;

/**
 * Labels as names of folders on any system. Letters and digits of ASCII, dots, hyphens and
 * underscores stay; other bytes of the UTF-8 are written as in addresses (RFC 3986): {@code %2F}.
 * Distinct labels have distinct names, which may differ in upper and lower case alone.
 */
final class FileName {
  /** Names in a folder are often limited to 255 bytes, and whole paths to 260 characters. */
  private static final int LONGEST = 80;

  private static final int HASH = 16;

  /** Of devices on Windows, whatever follows the dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FileName() {}

  /** Never empty, and without {@code @} and {@code ~}. */
  static String of(String label) {
    byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
    boolean device = DEVICE.matcher(label).matches();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      boolean outer = i == 0 || i == bytes.length - 1;
      if (stays((char) bytes[i], outer) && !(device && i == 0)) {
        name.append((char) bytes[i]);
      } else {
        name.append('%').append(HEX.toHexDigits(bytes[i]));
      }
    }
    if (name.isEmpty()) {
      return "%";
    }
    return name.length() <= LONGEST ? name.toString() : shortened(name, label);
  }

  /** A dot at an end hides the folder, or is lost. */
  private static boolean stays(char c, boolean outer) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || (c == '.' && !outer);
  }

  private static String shortened(StringBuilder name, String label) {
    String hash = Fingerprint.of("label").text(label).finish();
    return name.substring(0, LONGEST - HASH - 1)
        + '~'
        + hash.substring(hash.indexOf(':') + 1).substring(0, HASH);
  }
}
