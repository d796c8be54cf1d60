package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkBlocksTest {

  private static final int SAMPLES = 3000;

  private static SparkSession session;
  private static Variable x;
  private static Variable y;
  private static Variable labels;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
    SplittableRandom random = new SplittableRandom(1);
    double[][] first = new double[SAMPLES][2];
    double[][] second = new double[SAMPLES][1];
    int[] classes = new int[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      first[sample][0] = random.nextDouble();
      first[sample][1] = random.nextDouble();
      second[sample][0] = first[sample][0] + 0.3 * random.nextDouble();
      classes[sample] = first[sample][1] > 0.5 ? 1 : 0;
    }
    x = Variable.continuous(first);
    y = Variable.continuous(second);
    labels = Variable.labels(classes);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16})
  void blocksOnExecutorsGiveTheBitsOfOneMachine(int blocks) throws InterruptedException {
    MutualInformationEstimator kde = KdeEstimator.upperBound(0.01);
    assertThat(SparkBlocks.estimate(session, kde, x, labels, blocks))
        .isEqualTo(kde.estimate(x, labels));
    MutualInformationEstimator ksg = KnnEstimator.ksg1();
    assertThat(SparkBlocks.estimate(session, ksg, x, y, blocks)).isEqualTo(ksg.estimate(x, y));
  }

  @Test
  void whatCannotBeCutIsRefusedBeforeAnyJob() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkBlocks.estimate(session, BinningEstimator.width(0.1), x, labels, 4))
        .withMessageContaining("can't be cut into blocks");
  }
}
