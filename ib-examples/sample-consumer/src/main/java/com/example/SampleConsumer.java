package com.example;

import java.nio.file.Path;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;

/** The information plane in five lines, with the library's defaults. */
public final class SampleConsumer {

  private SampleConsumer() {}

  /**
   * Trains, tracks, prints and saves.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Dataset data = IcosahedronTask.deterministic();
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 1);
    InformationPlane plane = InformationPlane.track(network, data);
    plane.points().forEach(System.out::println);
    plane.save(Path.of("plane.ibp"));
  }
}
