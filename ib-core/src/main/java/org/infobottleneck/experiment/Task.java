package org.infobottleneck.experiment;

import java.util.Map;
import java.util.Objects;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.plane.ObservedRows;

/**
 * What a network is asked to learn, and what of it is observed: a value with a name. {@link Tasks}
 * has those of the papers; others may be added by implementing this interface, and run like them.
 *
 * <p>An implementation is immutable, its methods are pure functions of their arguments, and two
 * tasks with one description are the same.
 */
public interface Task {

  /**
   * Returns the task with all its parameters.
   *
   * @return for example {@code icosahedron(gain=12)}, on one line
   */
  String description();

  /**
   * Returns the rows to train and to test on.
   *
   * @param seed the experiment's seed, for labels that are drawn
   * @return the data set
   */
  Dataset data(long seed);

  /**
   * Returns the rows to observe, by name. Their targets may be others than those trained on: I(T;Y)
   * of a plane is about these.
   *
   * @param data what {@link #data} returned for the same seed
   * @return one or more data sets of the same input width; all rows under the name {@code all}
   *     unless told otherwise
   */
  default Map<String, Dataset> observed(Dataset data) {
    Objects.requireNonNull(data, "data");
    return Map.of(ObservedRows.ALL, data);
  }
}
