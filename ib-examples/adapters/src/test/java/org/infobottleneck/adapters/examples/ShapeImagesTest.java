package org.infobottleneck.adapters.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.infobottleneck.data.Dataset;
import org.junit.jupiter.api.Test;

class ShapeImagesTest {

  @Test
  void sameSeedSameImagesOtherSeedOtherImages() {
    Dataset images = ShapeImages.draw(12, 4);
    assertThat(ShapeImages.draw(12, 4).inputs().data).isEqualTo(images.inputs().data);
    assertThat(ShapeImages.draw(12, 5).inputs().data).isNotEqualTo(images.inputs().data);
  }

  @Test
  void shapesHaveInkInOrderOfTheirArea() {
    Dataset images = ShapeImages.draw(6000, 4);
    double[] ink = new double[ShapeImages.CLASSES];
    for (int row = 0; row < images.size(); row++) {
      for (int pixel = 0; pixel < images.inputWidth(); pixel++) {
        ink[row % ShapeImages.CLASSES] += images.inputs().get(row, pixel);
      }
    }
    assertThat(ink[2]).isGreaterThan(ink[0]).isGreaterThan(ink[1]);
    assertThat(ink[4]).isGreaterThan(ink[2]);
    assertThat(ink[5]).isGreaterThan(ink[4]);
  }
}
