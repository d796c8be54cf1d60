package org.infobottleneck.examples.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.infobottleneck.experiment.Experiment;

/**
 * One run of a sweep.
 *
 * @param experiment what is run
 * @param levels the level of each factor, by the factor's name, in the order of the factors
 */
public record SweepRun(Experiment experiment, Map<String, String> levels) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /**
   * Copies the levels.
   *
   * @param experiment what is run
   * @param levels the level of each factor
   */
  public SweepRun {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(levels, "levels");
    levels.forEach(
        (factor, level) -> {
          Objects.requireNonNull(factor, "levels must not hold null");
          Objects.requireNonNull(level, "levels must not hold null");
        });
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /**
   * Returns the name of the run's files.
   *
   * @return {@link Experiment#key}
   */
  public String key() {
    return experiment.key();
  }
}
