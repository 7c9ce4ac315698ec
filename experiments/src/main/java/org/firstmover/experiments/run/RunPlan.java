package org.firstmover.experiments.run;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.game.Fingerprint;
import org.firstmover.solution.Provenance;

/**
 * Everything that one run needs: from the same plan any machine makes the same outcome.
 *
 * @param study its name; tells the quantities to measure
 * @param game label of the game
 * @param setting of the game
 * @param method label of the method
 * @param input the game itself, as the text of a JSON game file
 * @param solver the method's name
 * @param options of the method, all of them, name to text
 * @param seed of the game, where it is generated, and of the method
 */
public record RunPlan(
    String study,
    String game,
    String setting,
    String method,
    String input,
    String solver,
    Map<String, String> options,
    long seed)
    implements Serializable {

  public RunPlan {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Hashes the whole plan and the version of the library: equal plans need one run. */
  public String fingerprint() {
    Fingerprint hash =
        Fingerprint.of("run")
            .text(Provenance.VERSION)
            .text(study)
            .text(game)
            .text(setting)
            .text(method)
            .text(input)
            .text(solver)
            .whole(options.size());
    options.forEach((name, value) -> hash.text(name).text(value));
    return hash.whole(seed).finish();
  }

  /** For people: {@code covariant 10, commitment, seed 3}. */
  @Override
  public String toString() {
    return game + (setting.isEmpty() ? "" : " " + setting) + ", " + method + ", seed " + seed;
  }
}
