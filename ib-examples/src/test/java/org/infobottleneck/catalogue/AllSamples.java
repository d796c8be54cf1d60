package org.infobottleneck.catalogue;

import java.nio.file.Path;

/** The samples of all modules. */
final class AllSamples {

  private AllSamples() {}

  static Samples of(Path folder) {
    Samples samples = EstimatorSamples.add(new Samples());
    CoreSamples.add(samples, new SampleFiles(folder));
    TestkitSamples.add(samples);
    return ExampleSamples.add(samples);
  }
}
