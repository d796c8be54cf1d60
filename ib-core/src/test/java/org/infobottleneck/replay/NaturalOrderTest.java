package org.infobottleneck.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void namesAreSortedAsPeopleCount(int seed) {
    List<String> ordered =
        List.of(
            "0",
            "a",
            "a0",
            "a1",
            "a1b",
            "a2",
            "a9",
            "a9z",
            "a10",
            "a10b",
            "a18",
            "a20",
            "a80",
            "a100",
            "a99999999999999999999999",
            "a100000000000000000000000",
            "ab",
            "b");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.sort(NaturalOrder.INSTANCE);

    assertThat(shuffled).isEqualTo(ordered);
  }

  @Test
  void leadingZerosDoNotCount() {
    assertThat(NaturalOrder.INSTANCE.compare("a01b", "a1b")).isZero();
    assertThat(NaturalOrder.INSTANCE.compare("000", "0")).isZero();
    assertThat(NaturalOrder.INSTANCE.compare("a010", "a9")).isPositive();
    assertThat(NaturalOrder.INSTANCE.compare("a9", "a010")).isNegative();
  }
}
