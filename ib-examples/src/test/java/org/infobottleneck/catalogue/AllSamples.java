package org.infobottleneck.catalogue;

import java.nio.file.Path;

/** The samples of all modules. */
final class AllSamples {

  private AllSamples() {}

  static Samples of(Path folder) {
    return CoreSamples.add(EstimatorSamples.add(new Samples()), new SampleFiles(folder));
  }
}
