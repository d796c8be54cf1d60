package org.infobottleneck.catalogue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.testkit.Effort;
import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.estimators.testkit.ExactLaw;
import org.infobottleneck.estimators.testkit.Examination;
import org.infobottleneck.estimators.testkit.Finding;
import org.infobottleneck.estimators.testkit.FixedSeeds;
import org.infobottleneck.estimators.testkit.KnownDistribution;
import org.infobottleneck.estimators.testkit.KnownDistributions;
import org.infobottleneck.estimators.testkit.Law;
import org.infobottleneck.estimators.testkit.QuickEstimatorContract;
import org.infobottleneck.estimators.testkit.Subject;
import org.infobottleneck.estimators.testkit.Verdict;

/** Valid values for the methods of the test kit. */
final class TestkitSamples {

  private TestkitSamples() {}

  private static Subject subject() {
    return Subject.of(BinningEstimator.distinct());
  }

  private static org.infobottleneck.estimators.testkit.Samples drawn() {
    return org.infobottleneck.estimators.testkit.Samples.of(
        Variable.labels(EstimatorSamples.labels(), 2),
        Variable.labels(EstimatorSamples.labels(), 2));
  }

  static Samples add(Samples samples) {
    String at = "estimators.testkit.";
    return samples
        .type(Subject.class, TestkitSamples::subject)
        .type(
            Subject.PredictedBias.class,
            () -> (Subject.PredictedBias) (x, y) -> OptionalDouble.empty())
        .type(org.infobottleneck.estimators.testkit.Samples.class, TestkitSamples::drawn)
        .type(Law.class, () -> ExactLaw.SAME_BITS)
        .type(Verdict.class, Verdict::holds)
        .type(
            Finding.class,
            () -> new Finding(ExactLaw.SAME_BITS, Finding.Status.HOLDS, 1, "a", Optional.empty()))
        .shared(Examination.class, () -> Examination.of(subject(), Effort.QUICK))
        .type(FixedSeeds.class, FixedSeeds::new)
        .type(EstimatorContract.class, () -> (EstimatorContract) TestkitSamples::subject)
        .type(QuickEstimatorContract.class, () -> (QuickEstimatorContract) TestkitSamples::subject)
        .type(KnownDistribution.class, () -> KnownDistributions.gaussian(0.5))
        .type(Random.class, () -> new Random(1))
        .type(
            ToDoubleBiFunction.class, () -> (ToDoubleBiFunction<Variable, Variable>) (x, y) -> 0.5)
        .type(DoubleUnaryOperator.class, () -> (DoubleUnaryOperator) n -> 0.5)
        .type(IntUnaryOperator.class, () -> (IntUnaryOperator) n -> n)
        .type(DoubleFunction.class, () -> (DoubleFunction<Object>) KdeEstimator::upperBound)
        .type(BiPredicate.class, () -> (BiPredicate<Object, Object>) (x, y) -> true)
        .at(
            at + "Subject.of(Supplier)#factory",
            () -> (Supplier<BinningEstimator>) BinningEstimator::distinct)
        .at(at + "Subject.waiving(Law,String)#law", () -> ExactLaw.PERMUTATION)
        .at("int#least", () -> 4)
        .at("int#most", () -> 8)
        .at(at + "KnownDistributions#joint", () -> new double[][] {{0.25, 0.25}, {0.125, 0.375}})
        .at(at + "KnownDistributions#weights", () -> new double[] {0.25, 0.75})
        .at(at + "KnownDistributions#means", () -> new double[][] {{0, 0}, {1, 2}})
        .at(at + "KnownDistributions#correlations", () -> new double[] {0.5, 0.25})
        .at(
            at + "KnownDistributions.gaussianClasses(double[],double)#means",
            () -> new double[] {0, 1});
  }
}
