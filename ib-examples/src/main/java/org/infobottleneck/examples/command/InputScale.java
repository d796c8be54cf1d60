package org.infobottleneck.examples.command;

import java.util.Locale;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Scaling;

/** How the inputs of a file are scaled. */
enum InputScale {
  STANDARD("mean 0 and variance 1 over the training rows"),
  UNIT("from 0 to 1 over the training rows"),
  NONE("none");

  private final String words;

  InputScale(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Scales all rows by some of them. */
  Dataset apply(Dataset data, Dataset train) {
    return switch (this) {
      case STANDARD -> Scaling.standard(train).apply(data);
      case UNIT -> Scaling.unitInterval(train).apply(data);
      case NONE -> data;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
