package org.firstmover.experiments.store;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.solve.Reported;

/**
 * CRC-32C of what is repeatable in an outcome, so that damage inside a cell is noticed, too. SQLite
 * keeps -0 as 0.
 */
final class Checksum {
  private static final char END = '\0';

  private Checksum() {}

  static long of(String fingerprint, Outcome outcome) {
    StringBuilder text = new StringBuilder(outcome.solution().length() + 512);
    text.append(fingerprint).append(END);
    text.append(outcome.status()).append(END).append(outcome.verdict()).append(END);
    text.append(outcome.error()).append(END).append(outcome.gameFingerprint()).append(END);
    text.append(outcome.solution()).append(END);
    new TreeMap<>(outcome.quantities())
        .forEach((name, value) -> text.append(name).append(END).append(value + 0.0).append(END));
    new TreeMap<>(outcome.work())
        .forEach((name, count) -> text.append(name).append(END).append(count).append(END));
    for (Reported reported : outcome.reported()) {
      text.append(reported.name()).append(END).append(reported.step()).append(END);
      text.append(reported.value() + 0.0).append(END);
    }
    CRC32C sum = new CRC32C();
    sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
