package org.infobottleneck.catalogue;

import java.nio.file.Path;

/** The samples of all modules. */
final class AllSamples {

  private AllSamples() {}

  static Samples of(Path folder) {
    Samples samples = EstimatorSamples.add(new Samples());
    SampleFiles files = new SampleFiles(folder);
    CoreSamples.add(samples, files);
    TestkitSamples.add(samples);
    SweepSamples.add(samples, files);
    return ExampleSamples.add(samples);
  }
}
