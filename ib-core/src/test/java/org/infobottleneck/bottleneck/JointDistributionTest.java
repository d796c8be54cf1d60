package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointDistributionTest {

  private static final double[][] TABLE = {{0.25, 0.125}, {0.125, 0}, {0.25, 0.25}};

  private static void assertSame(JointDistribution actual, JointDistribution expected) {
    assertThat(actual.inputs()).isEqualTo(expected.inputs());
    assertThat(actual.classes()).isEqualTo(expected.classes());
    for (int x = 0; x < expected.inputs(); x++) {
      assertThat(actual.inputProbability(x)).isCloseTo(expected.inputProbability(x), within(1e-15));
      for (int y = 0; y < expected.classes(); y++) {
        assertThat(actual.conditional(x, y)).isCloseTo(expected.conditional(x, y), within(1e-15));
      }
    }
  }

  /** Three inputs, eight samples. */
  @Test
  void labelsSoftLabelsCountsAndProbabilitiesAgree() {
    int[] inputs = {0, 0, 1, 2, 0, 2, 2, 2};
    int[] labels = {0, 0, 0, 0, 1, 0, 1, 1};
    double[][] counts = new double[3][2];
    double[][] oneHot = new double[8][2];
    for (int i = 0; i < 8; i++) {
      counts[inputs[i]][labels[i]]++;
      oneHot[i][labels[i]] = 1;
    }
    JointDistribution expected = JointDistribution.of(TABLE);
    assertSame(JointDistribution.ofCounts(counts), expected);
    Discrete x = Variable.labels(inputs);
    assertSame(JointDistribution.of(x, Variable.labels(labels)), expected);
    assertSame(JointDistribution.of(x, Variable.distribution(oneHot)), expected);
    double[][] conditionals = {{2.0 / 3, 1.0 / 3}, {1, 0}, {0.5, 0.5}};
    assertSame(
        JointDistribution.ofConditionals(new double[] {0.375, 0.125, 0.5}, conditionals), expected);
  }

  @Test
  void inputsAreEquallyLikelyUnlessSaidOtherwise() {
    double[][] conditionals = {{0.5, 0.5}, {1, 0}};
    assertSame(
        JointDistribution.ofConditionals(conditionals),
        JointDistribution.of(new double[][] {{0.25, 0.25}, {0.5, 0}}));
  }

  @Test
  void theTaskIsTheDistributionOfItsRows() {
    Dataset task = IcosahedronTask.stochastic(12);
    JointDistribution joint = JointDistribution.of(task);
    assertThat(joint.inputs()).isEqualTo(4096);
    assertThat(joint.merged().inputs()).isEqualTo(64);
    double[][] rows = new double[4096][2];
    for (int x = 0; x < rows.length; x++) {
      rows[x][0] = task.targets().get(x, 0);
      rows[x][1] = task.targets().get(x, 1);
    }
    assertSame(joint, JointDistribution.ofConditionals(rows));
    assertThat(joint.mutualInformation() / StrictMath.log(2))
        .isCloseTo(0.8994828248257829, within(1e-12));
    JointDistribution hard = JointDistribution.of(IcosahedronTask.deterministic());
    assertThat(hard.isDeterministic()).isTrue();
    assertThat(hard.merged().inputs()).isEqualTo(2);
    assertThat(hard.classEntropy() / StrictMath.log(2))
        .isCloseTo(0.9991571208502711, within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void entropiesAndInformationAreThePlainSums(long seed) {
    double[][] table = RandomProblems.table(seed);
    JointDistribution joint = JointDistribution.of(table);
    double[] classes = new double[table[0].length];
    Arrays.setAll(classes, y -> Arrays.stream(table).mapToDouble(row -> row[y]).sum());
    assertThat(joint.inputEntropy())
        .isCloseTo(PlainSums.entropy(PlainSums.inputs(table)), within(1e-14));
    assertThat(joint.classEntropy()).isCloseTo(PlainSums.entropy(classes), within(1e-14));
    assertThat(joint.mutualInformation()).isCloseTo(PlainSums.information(table), within(1e-14));
    assertThat(joint.classEntropy() - joint.conditionalEntropy())
        .isCloseTo(joint.mutualInformation(), within(1e-14));
    assertThat(joint.merged().mutualInformation())
        .isCloseTo(joint.mutualInformation(), within(1e-14));
  }

  /** By the decomposition of the matrix itself, not of its centered square. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theFirstCriticalBetaIsThatOfTheSecondSingularValue(long seed) {
    double[][] table = RandomProblems.table(seed);
    JointDistribution joint = JointDistribution.of(table);
    DMatrixRMaj matrix = new DMatrixRMaj(table.length, table[0].length);
    for (int x = 0; x < table.length; x++) {
      for (int y = 0; y < table[x].length; y++) {
        double product = joint.inputProbability(x) * joint.classProbability(y);
        matrix.set(x, y, product > 0 ? table[x][y] / Math.sqrt(product) : 0);
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(table.length, table[0].length, false, false, true);
    assertThat(decomposition.decompose(matrix)).isTrue();
    double[] values = decomposition.getSingularValues().clone();
    Arrays.sort(values);
    double second = values[values.length - 2];
    assertThat(1 / joint.firstCriticalBeta()).isCloseTo(second * second, within(1e-13));
  }

  @Test
  void equalRowsAreMergedInOrderOfFirstAppearance() {
    double[][] table = {{0.1, 0.1}, {0.2, 0}, {0.2, 0.2}, {0.1, 0}, {0, 0.1}};
    JointDistribution joint = JointDistribution.of(table);
    assertThat(joint.mergedInputs()).containsExactly(0, 1, 0, 1, 2);
    assertSame(
        joint.merged(), JointDistribution.of(new double[][] {{0.3, 0.3}, {0.3, 0}, {0, 0.1}}));
    assertThat(joint.isDeterministic()).isFalse();
  }

  /** Quotients of products: 0.3 * 0.1 / 0.3 is not 0.1. */
  @Test
  void rowsOfATableThatDifferByRoundingAloneAreMerged() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] conditionals = {{0.1, 0.9, 0}, {0.3, 0.3, 0.4}, {1.0 / 3, 0.2, 7.0 / 15}};
    double[][] table = new double[60][3];
    int[] expected = new int[table.length];
    double[] groups = new double[3];
    for (int x = 0; x < table.length; x++) {
      expected[x] = x % 3;
      double weight = random.nextDouble(0.1, 1);
      groups[x % 3] += weight;
      for (int y = 0; y < 3; y++) {
        table[x][y] = weight * conditionals[x % 3][y];
      }
    }
    JointDistribution joint = JointDistribution.ofCounts(table);
    assertThat(joint.mergedInputs()).isEqualTo(expected);
    double total = Arrays.stream(groups).sum();
    double[] shares = Arrays.stream(groups).map(weight -> weight / total).toArray();
    assertThat(joint.merged().inputEntropy()).isCloseTo(PlainSums.entropy(shares), within(1e-14));
    assertThat(joint.merged().mutualInformation())
        .isCloseTo(joint.mutualInformation(), within(1e-15));
  }

  @Test
  void rowsThatDifferInTheTwelfthDigitAreNotMerged() {
    double[][] rows = {{0.3, 0.7}, {0.3 + 1e-12, 0.7 - 1e-12}, {1, 0}, {1 - 1e-16, 1e-16}};
    assertThat(JointDistribution.ofConditionals(rows).mergedInputs()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theTableIsNotKept() {
    double[][] table = {{0.5, 0}, {0, 0.5}};
    JointDistribution joint = JointDistribution.of(table);
    table[0][0] = 7;
    joint.mergedInputs()[0] = 7;
    assertThat(joint.conditional(0, 0)).isEqualTo(1);
    assertThat(joint.mergedInputs()).containsExactly(0, 1);
    assertThat(joint).hasToString("p(x,y) of 2 inputs and 2 classes, I(X;Y) = 1.0000 bits");
  }

  @Test
  void sumsThatMissOneByRoundingAreDividedOut() {
    JointDistribution joint = JointDistribution.of(new double[][] {{0.5, 0}, {0, 0.5000004}});
    assertThat(joint.inputProbability(0) + joint.inputProbability(1)).isCloseTo(1, within(1e-15));
    refused(new double[][] {{0.5, 0}, {0, 0.500002}}, "must sum to 1, got 1.00000");
  }

  @Test
  void whatIsNoDistributionIsRefusedByName() {
    refused(new double[0][], "number of rows");
    refused(new double[][] {{}}, "column");
    refused(new double[][] {{0.5, 0.25}, {0.25}}, "row 1");
    refused(new double[][] {{0.75, 0.5}, {-0.25, 0}}, "negative, got -0.25 at row 1, column 0");
    refused(new double[][] {{0.5, Double.NaN}, {0.5, 0}}, "NaN");
    refused(new double[][] {{0.5, Double.POSITIVE_INFINITY}, {0.5, 0}}, "Infinity");
    refused(new double[][] {{0.5, 0.5}, {0, 0}}, "empty row, got one at row 1");
    refused(new double[][] {{0.4, 0.5}}, "must sum to 1, got 0.9");
    assertThatNullPointerException().isThrownBy(() -> JointDistribution.of((double[][]) null));
  }

  private static void refused(double[][] table, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.of(table))
        .withMessageContaining(message);
  }

  /** Their quotients would be NaN, or their share of every sum zero. */
  @Test
  void weightsBeyondTheRangeOfNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofCounts(new double[][] {{1e308, 1e308}, {1, 1}}))
        .withMessageContaining("sum of the table of counts must be finite");
    refused(new double[][] {{0.5, 0.5}, {1e-310, 0}}, "probability of input 1 must be at least");
  }

  /** Class -1 of input 1 is no other name of the last class of input 0. */
  @Test
  void aClassThatDoesNotExistHasNoProbability() {
    JointDistribution joint = JointDistribution.of(new double[][] {{0.25, 0.25}, {0.5, 0}});
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> joint.conditional(1, -1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> joint.conditional(0, 2));
  }

  @Test
  void conditionalsAndCountsAreCheckedToo() {
    double[][] rows = {{0.5, 0.5}, {0.5, 0.25}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofConditionals(rows))
        .withMessageContaining("must sum to 1, got 0.75 at row 1");
    double[][] good = {{0.5, 0.5}, {1, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofConditionals(new double[] {1}, good))
        .withMessageContaining("number of input probabilities");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofConditionals(new double[] {1, 0}, good))
        .withMessageContaining("probability of input 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofConditionals(new double[] {0.5, 0.4}, good))
        .withMessageContaining("input probabilities must sum to 1, got 0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.ofCounts(new double[][] {{3, 1}, {0, 0}}))
        .withMessageContaining("table of counts must have no empty row");
  }

  @Test
  void targetsMustBeFinitelyMany() {
    Discrete inputs = Variable.labels(new int[] {0, 1});
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> JointDistribution.of(inputs, Variable.continuous(new double[][] {{1}, {2}})))
        .withMessageContaining("targets must be labels or p(y|x)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointDistribution.of(inputs, Variable.labels(new int[] {0, 1, 1})))
        .withMessageContaining("number of rows of the targets");
  }
}
