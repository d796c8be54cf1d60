package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to the stable sort of the Java library. */
class RadixSortTest {

  /** Few are inserted, more are counted; each sort reuses what the one before it left. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 17, 99, 100, 101, 3000})
  void orderIsTheStableOneOfTheLibrary(int n) {
    Random random = new Random(n);
    RadixSort sort = new RadixSort();
    for (int stride = 1; stride <= 3; stride++) {
      for (int start = 0; start < stride; start++) {
        for (Shape shape : Shape.values()) {
          double[] values = new double[n * stride + start];
          for (int i = 0; i < values.length; i++) {
            values[i] = shape.draw(random);
          }
          int from = start;
          int by = stride;
          sort.sort(values, from, by, n);
          int[] expected =
              IntStream.range(0, n)
                  .boxed()
                  .sorted(Comparator.comparingDouble(i -> values[from + i * by]))
                  .mapToInt(Integer::intValue)
                  .toArray();
          assertThat(IntStream.range(0, n).map(sort::order).toArray()).isEqualTo(expected);
        }
      }
    }
  }

  /** Digits that are all alike, that repeat, that differ in sign, in exponent or at the end. */
  private enum Shape {
    CONSTANT {
      @Override
      double draw(Random random) {
        return -0.1;
      }
    },
    TIED {
      @Override
      double draw(Random random) {
        return random.nextInt(7) - 3;
      }
    },
    NORMAL {
      @Override
      double draw(Random random) {
        return random.nextGaussian();
      }
    },
    OF_EVERY_SIZE {
      @Override
      double draw(Random random) {
        return Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1020);
      }
    },
    NEXT_TO_EACH_OTHER {
      @Override
      double draw(Random random) {
        return 1 + random.nextInt(300) * 0x1p-52;
      }
    };

    abstract double draw(Random random);
  }
}
