package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.internal.PairSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockEstimationTest {

  private static final KdeEstimator UPPER = KdeEstimator.upperBound(1e-2);
  private static final KdeEstimator LOWER = KdeEstimator.lowerBound(1e-3);

  @ParameterizedTest
  @CsvSource({"70,1", "777,2", "301,10", "203,40"})
  void kernelDensitiesInBlocksHaveTheBitsOfOneMachine(int n, int d) {
    for (Continuous layer : layers(n, d)) {
      for (Variable given : givens(n)) {
        assertSameBits(LOWER, layer, given);
      }
      assertSameBits(UPPER, labels(n, 3), layer);
    }
  }

  /** Rows of equal cost, in one pass or in one for all and one for each class: cut at leaves. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 16})
  void blocksOfKernelDensitiesHaveAsMuchToDo(int blocks) {
    int n = 5000;
    Continuous layer = Variable.continuous(Draws.gaussian(n, 2, 1));
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(n, 3, 2), 3));
    int leaf = PairSums.leafEnds(n)[0];
    for (Variable given : List.of(Variable.everyRowDistinct(n, Coverage.ENUMERATED), soft)) {
      int rows = given == soft ? 4 * n : n;
      int[] lengths = new KdeBlocks(UPPER, layer, given, true).lengths(blocks);
      int sumsPerRow = IntStream.of(lengths).sum() / rows;
      assertThat(IntStream.of(lengths).sum()).isEqualTo(sumsPerRow * rows);
      for (int length : lengths) {
        assertThat(length / sumsPerRow).isCloseTo(rows / blocks, within(leaf + 1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"70,1", "777,2", "301,10"})
  void neighborsInBlocksHaveTheBitsOfOneMachine(int n, int d) {
    for (Continuous x : layers(n, d)) {
      Continuous y = layers(n, 2).get(1);
      assertSameBits(KnnEstimator.ksg1(), x, y);
      assertSameBits(KnnEstimator.ksg2().withK(2), x, y);
      assertSameBits(KnnEstimator.gao().withStandardization(), new Mixed(x), y);
      assertSameBits(KnnEstimator.ross(), x, labels(n, 5));
      assertSameBits(KnnEstimator.ross().withStandardization(), labels(n, n / 2), x);
    }
  }

  /** In any order of results. */
  private static void assertSameBits(MutualInformationEstimator estimator, Variable x, Variable y) {
    Estimate expected = estimator.estimate(x, y);
    for (int blocks : new int[] {1, 2, 7}) {
      BlockEstimation estimation = BlockEstimation.of(estimator, x, y, blocks);
      List<BlockResult> results = computed(estimation);
      Collections.shuffle(results, new Random(blocks));
      Estimate actual = estimation.combine(results);
      assertThat(actual).as(estimation.toString()).isEqualTo(expected);
      assertThat(Double.doubleToLongBits(actual.nats()))
          .isEqualTo(Double.doubleToLongBits(expected.nats()));
    }
  }

  private static List<BlockResult> computed(BlockEstimation estimation) {
    List<BlockResult> results = new ArrayList<>();
    for (int block = 0; block < estimation.blocks(); block++) {
      results.add(estimation.compute(block));
    }
    return results;
  }

  /** One tight and dense, one spread out, one whose samples repeat, one of two clusters. */
  private static List<Continuous> layers(int n, int d) {
    SplittableRandom random = new SplittableRandom(n + d);
    double[][] values = new double[4][n * d];
    for (int i = 0; i < n; i++) {
      double corner = random.nextInt(2);
      for (int f = 0; f < d; f++) {
        values[0][i * d + f] = 0.1 * random.nextDouble();
        values[1][i * d + f] = 3 * random.nextDouble();
        values[2][i * d + f] = random.nextInt(3) * 0.1;
        values[3][i * d + f] = corner + 0.02 * random.nextDouble();
      }
    }
    return IntStream.range(0, 4).mapToObj(k -> Variable.view(values[k], n, d)).toList();
  }

  /** Few labels, many, very many, sorted ones, inputs that are distinct or repeat, soft labels. */
  private static List<Variable> givens(int n) {
    int[] inOrder = new int[n];
    double[][] inputs = new double[n][1];
    double[][] soft = new double[n][2];
    for (int i = 0; i < n; i++) {
      inOrder[i] = 4 * i / n;
      inputs[i][0] = i % (n / 3);
      soft[i][0] = i % 5 / 7.0;
      soft[i][1] = 1 - soft[i][0];
    }
    return List.of(
        labels(n, 2),
        labels(n, 12),
        labels(n, n / 2),
        Variable.labels(inOrder),
        Variable.everyRowDistinct(n, Coverage.ENUMERATED),
        Variable.distinctRows(inputs, Coverage.SAMPLED),
        Variable.distribution(soft));
  }

  private static Discrete labels(int n, int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    return Variable.labels(random.ints(n, 0, classes).toArray());
  }

  /** Leaves with more labels than masks, beside others of one: which of both orders the sums. */
  @Test
  void manyLabelsBesideOneHaveTheBitsOfOneMachine() {
    int n = 1200;
    SplittableRandom random = new SplittableRandom(1);
    int[] labels = new int[n];
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextDouble();
      labels[i] = values[i] < 0.5 ? 0 : 1 + random.nextInt(30);
    }
    assertSameBits(LOWER, Variable.scalar(values), Variable.labels(labels));
  }

  @Test
  void asManyBlocksAsSamplesHaveTheBitsOfOneMachine() {
    int n = 90;
    Continuous x = layers(n, 2).get(0);
    for (MutualInformationEstimator estimator :
        List.of(UPPER, KnnEstimator.ross(), KnnEstimator.ross().withK(7))) {
      BlockEstimation estimation = BlockEstimation.of(estimator, x, labels(n, 3), n);
      assertThat(estimation.combine(computed(estimation)))
          .isEqualTo(estimator.estimate(x, labels(n, 3)));
    }
    BlockEstimation ksg = BlockEstimation.of(KnnEstimator.ksg1(), x, layers(n, 1).get(1), n);
    assertThat(ksg.combine(computed(ksg)))
        .isEqualTo(KnnEstimator.ksg1().estimate(x, layers(n, 1).get(1)));
  }

  @Test
  void eightThreadsOfOneEstimationDoNotMeet() throws Exception {
    Continuous x = layers(777, 2).get(1);
    for (MutualInformationEstimator estimator :
        List.of(UPPER, KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
      Variable y = estimator == UPPER ? labels(777, 2) : layers(777, 1).get(1);
      BlockEstimation estimation = BlockEstimation.of(estimator, x, y, 24);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Callable<BlockResult>> tasks = new ArrayList<>();
        for (int block = 0; block < 24; block++) {
          int index = block;
          tasks.add(() -> estimation.compute(index));
        }
        List<BlockResult> results = new ArrayList<>();
        for (Future<BlockResult> result : threads.invokeAll(tasks)) {
          results.add(result.get());
        }
        assertThat(estimation.combine(results)).isEqualTo(estimator.estimate(x, y));
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void whatIsWrittenAndReadComputesTheSameBlocks() throws Exception {
    int n = 150;
    Continuous layer = Variable.view(new double[2 * n + 9], n, 2).take(range(n));
    for (Variable given : givens(n)) {
      assertReadAlike(BlockEstimation.of(LOWER, layers(n, 2).get(3), given, 4));
    }
    assertReadAlike(BlockEstimation.of(UPPER, layer, Variable.oneHot(oneHot(n)), 3));
    Discrete enumerated = labels(n, 2).withCoverage(Coverage.ENUMERATED);
    assertReadAlike(BlockEstimation.of(UPPER, enumerated, layers(n, 1).get(0), 3));
    Mixed mixed = new Mixed(layers(n, 2).get(2));
    KnnEstimator gao = KnnEstimator.gao().withK(5).withStandardization();
    assertReadAlike(BlockEstimation.of(gao, mixed, layers(n, 1).get(0), 2));
  }

  private static int[] range(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static double[][] oneHot(int n) {
    double[][] rows = new double[n][3];
    for (int i = 0; i < n; i++) {
      rows[i][i % 3] = 1;
    }
    return rows;
  }

  /** Blocks of the copy are those of the original, on both sides. */
  private static void assertReadAlike(BlockEstimation estimation) throws Exception {
    BlockEstimation copy = (BlockEstimation) read(written(estimation));
    assertThat(copy).hasToString(estimation.toString());
    List<BlockResult> results = new ArrayList<>();
    for (int block = 0; block < estimation.blocks(); block++) {
      BlockResult result = (BlockResult) read(written(copy.compute(block)));
      assertThat(result.values()).isEqualTo(estimation.compute(block).values());
      results.add(result);
    }
    assertThat(estimation.combine(results)).isEqualTo(copy.combine(computed(estimation)));
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readObject();
    }
  }

  @Test
  void damagedBytesAreNoEstimation() throws Exception {
    byte[] bytes = written(BlockEstimation.of(UPPER, scalar(), labels(8, 2), 4));
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("kde-upper");
    bytes[at] = 'x';
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("xde-upper");
  }

  private static Continuous scalar() {
    return Variable.scalar(new double[] {0, 1, 2, 3, 4, 5, 6, 7});
  }

  @Test
  void blocksThatAreMissingDoubledOrForeignAreNamed() {
    BlockEstimation estimation = BlockEstimation.of(KnnEstimator.ross(), scalar(), labels(8, 2), 4);
    List<BlockResult> all = computed(estimation);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> estimation.combine(List.of(all.get(0), all.get(2))))
        .withMessage(
            "results must hold every block of ross(k=3) of 8 samples in 4 blocks, missing: 1, 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> estimation.combine(List.of(all.get(1), all.get(1))))
        .withMessage(
            "results must hold every block once, got block 1 of ross(k=3) of 8 samples in 4 blocks"
                + " twice");
    BlockEstimation others = BlockEstimation.of(KnnEstimator.ross(), scalar(), labels(8, 3), 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> others.combine(all))
        .withMessage(
            "results must be of these samples, got block 0 of ross(k=3) of 8 samples in 4 blocks,"
                + " computed from others");
    BlockEstimation finer = BlockEstimation.of(KnnEstimator.ross(), scalar(), labels(8, 2), 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finer.combine(all))
        .withMessage(
            "results must be of ross(k=3) of 8 samples in 5 blocks,"
                + " got block 0 of ross(k=3) of 8 samples in 4 blocks");
    BlockResult first = all.get(0);
    BlockResult damaged =
        new BlockResult(first.estimation(), first.fingerprint(), 0, new double[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> estimation.combine(List.of(damaged)))
        .withMessage("block 0 of ross(k=3) of 8 samples in 4 blocks must hold 2 numbers, got 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 9})
  void aNumberOfBlocksOutsideTheSamplesIsRefused(int blocks) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockEstimation.of(UPPER, scalar(), labels(8, 2), blocks))
        .withMessageContaining("number of blocks must")
        .withMessageContaining("got " + blocks);
  }

  @Test
  void whatCannotBeCutIsToldWhomToAsk() {
    for (MutualInformationEstimator estimator :
        List.of(BinningEstimator.distinct(), KnnEstimator.noisy(0.1), AutoEstimator.create())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BlockEstimation.of(estimator, scalar(), labels(8, 2), 2))
          .withMessageStartingWith(estimator.description() + " can't be cut into blocks")
          .withMessageContaining("KnnEstimator.ksg1()");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockEstimation.of(UPPER, scalar(), labels(7, 2), 2))
        .withMessage("x and y must have the same number of samples, got 8 and 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockEstimation.of(KnnEstimator.ksg1(), scalar(), labels(8, 2), 2))
        .withMessageContaining("ksg1(k=3) refuses");
    assertThatThrownBy(() -> BlockEstimation.of(UPPER, scalar(), labels(8, 2), 2).compute(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
