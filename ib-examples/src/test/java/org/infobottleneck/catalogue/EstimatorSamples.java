package org.infobottleneck.catalogue;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BatchedEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.BlockEstimation;
import org.infobottleneck.estimators.BlockResult;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.ConditionalEstimator;
import org.infobottleneck.estimators.ConditionalKnnEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.ExtrapolatedEstimator;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.estimators.KdeEntropies;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenko;
import org.infobottleneck.estimators.KozachenkoLeonenkoEstimator;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.PcaEstimator;
import org.infobottleneck.estimators.PermutationTest;
import org.infobottleneck.estimators.ProbeEstimator;
import org.infobottleneck.estimators.RandomProjectionEstimator;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.estimators.SlicedEstimator;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.estimators.SurrogateCorrection;
import org.infobottleneck.estimators.SurrogateEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.infobottleneck.numerics.Description;

/** Valid values for the methods of ib-estimators: eight samples in two columns, two classes. */
final class EstimatorSamples {

  static final int ROWS = 8;

  private EstimatorSamples() {}

  static double[][] rows() {
    return new double[][] {
      {0.1, 0.9},
      {0.3, 0.2},
      {0.45, 0.7},
      {0.5, 0.15},
      {0.62, 0.33},
      {0.7, 0.81},
      {0.85, 0.4},
      {0.95, 0.05}
    };
  }

  static double[] column() {
    return new double[] {0.31, 0.12, 0.55, 0.4, 0.97, 0.6, 0.83, 0.78};
  }

  static int[] labels() {
    return new int[] {0, 1, 0, 1, 1, 0, 1, 0};
  }

  static double[][] distributions() {
    return new double[][] {
      {0.5, 0.5},
      {0.25, 0.75},
      {1, 0},
      {0, 1},
      {0.125, 0.875},
      {0.75, 0.25},
      {0.5, 0.5},
      {0.25, 0.75}
    };
  }

  static double[][] oneHot() {
    double[][] rows = new double[ROWS][2];
    for (int i = 0; i < ROWS; i++) {
      rows[i][labels()[i]] = 1;
    }
    return rows;
  }

  static Estimand estimand() {
    return Estimand.of(Channel.EXACT, new Channel.Noisy(0.5));
  }

  static Estimate estimate() {
    return Estimate.of(0.5, estimand(), ROWS, "ksg1(k=3)")
        .withError(new StandardError(0.1, StandardError.Source.SEEDS, 4));
  }

  static SurrogateCorrection correction() {
    return SurrogateEstimator.gaussian()
        .correction(Variable.scalar(column()), Variable.labels(labels(), 2));
  }

  static Continuous continuous() {
    return Variable.continuous(rows());
  }

  private static BlockEstimation blocks() {
    KnnEstimator estimator = KnnEstimator.ksg1().withK(2);
    return BlockEstimation.of(estimator, continuous(), Variable.scalar(column()), 2);
  }

  private static Description description() {
    return Description.parse("ksg1(2, k=3, on=true, of=ksg2(k=4))");
  }

  static Samples add(Samples samples) {
    Supplier<BinningEstimator> binning = () -> BinningEstimator.width(0.25);
    Supplier<KnnEstimator> ksg = () -> KnnEstimator.ksg1().withK(2);
    samples
        .type(double[][].class, EstimatorSamples::rows)
        .type(float[][].class, () -> new float[][] {{0.1f, 0.9f}, {0.3f, 0.2f}, {0.4f, 0.7f}})
        .type(double[].class, EstimatorSamples::column)
        .type(int[].class, EstimatorSamples::labels)
        .type(DMatrixRMaj.class, () -> new DMatrixRMaj(rows()))
        .type(double.class, () -> 0.5)
        .type(float.class, () -> 0.5f)
        .type(int.class, () -> 2)
        .type(long.class, () -> 1L)
        .type(boolean.class, () -> true)
        .type(char.class, () -> ',')
        .type(String.class, () -> "a")
        .type(String[].class, () -> new String[] {"a", "b"})
        .type(Object.class, () -> "a")
        .type(Class.class, () -> String.class)
        .type(Function.class, () -> Function.identity())
        .type(Supplier.class, () -> (Supplier<String>) () -> "a")
        .type(Collection.class, () -> List.of("a", "b"))
        .type(Optional.class, Optional::empty)
        .type(Continuous.class, EstimatorSamples::continuous)
        .type(Discrete.class, () -> Variable.labels(labels(), 2))
        .type(Soft.class, () -> Variable.distribution(distributions()))
        .type(
            Mixed.class,
            () ->
                Variable.mixed(
                    new double[][] {
                      {0, 1}, {0, 2}, {0, 1}, {1, 3}, {0, 1}, {2, 4}, {0, 2}, {1, 7}
                    }))
        .type(Variable.class, () -> Variable.labels(labels(), 2))
        .at("Discrete#inputs", () -> Variable.distinctRows(rows(), Coverage.SAMPLED))
        .type(MutualInformationEstimator.class, ksg)
        .at("Variable#x", EstimatorSamples::continuous)
        .at("Variable#y", () -> Variable.scalar(column()))
        .at("Variable#z", () -> Variable.labels(labels(), 2))
        .type(SnapshotEstimator.class, binning)
        .type(ConditionalEstimator.class, () -> ksg.get().conditional())
        .type(ConditionalKnnEstimator.class, () -> ksg.get().conditional())
        .type(BinningEstimator.class, binning)
        .type(KnnEstimator.class, ksg)
        .type(KdeEstimator.class, () -> KdeEstimator.upperBound(0.01))
        .type(PcaEstimator.class, () -> PcaEstimator.of(ksg.get(), 1))
        .type(RandomProjectionEstimator.class, () -> RandomProjectionEstimator.of(ksg.get(), 1))
        .type(RenyiEstimator.class, () -> RenyiEstimator.ofOrder(2))
        .type(KozachenkoLeonenkoEstimator.class, () -> KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM))
        .type(KozachenkoLeonenko.class, () -> KozachenkoLeonenko.of(Norm.MAXIMUM))
        .type(SplitAtomsEstimator.class, () -> SplitAtomsEstimator.create().withK(1))
        .type(ExtrapolatedEstimator.class, () -> ExtrapolatedEstimator.of(binning.get()))
        .type(PermutationTest.class, () -> PermutationTest.of(ksg.get()).withPermutations(5))
        .type(SurrogateEstimator.class, SurrogateEstimator::gaussian)
        .type(SurrogateCorrection.class, EstimatorSamples::correction)
        .type(GaussianEstimator.class, GaussianEstimator::create)
        .type(GaussianCopulaEstimator.class, GaussianCopulaEstimator::create)
        .type(NoisyChannelEstimator.class, () -> NoisyChannelEstimator.of(0.01).withDraws(4))
        .type(
            NoisyChannelEstimator.DrawReader.class,
            () -> (NoisyChannelEstimator.DrawReader) (row, draw) -> {})
        .type(ProbeEstimator.class, () -> ProbeEstimator.crossValidated().withFolds(2))
        .type(SubsampledEstimator.class, () -> SubsampledEstimator.of(binning.get()))
        .type(AutoEstimator.class, AutoEstimator::create)
        .type(BatchedEstimator.class, () -> BatchedEstimator.of(binning.get(), 4).withBatches(2))
        .type(SlicedEstimator.class, () -> SlicedEstimator.of(ksg.get()).withProjections(2));
    List.of("Kde", "Probe", "Surrogate", "SplitAtoms", "NoisyChannel")
        .forEach(
            name ->
                samples.at(
                    "estimators." + name + "Estimator.estimate(Variable,Variable)#y",
                    () -> Variable.labels(labels(), 2)));
    return values(special(samples));
  }

  private static Samples special(Samples samples) {
    String knn = "estimators.KnnEstimator.";
    samples
        .at("estimators.BatchedEstimator.of(MutualInformationEstimator,int)#rows", () -> 4)
        .at("estimators.BinningEstimator#low", () -> -1.0)
        .at("estimators.BinningEstimator#high", () -> 1.0)
        .at("estimators.CountEntropyMethod.entropy(int[],long)#cells", () -> 8L)
        .at("estimators.Estimators.parse(String)#description", () -> "ksg1(k=3)")
        .at("estimators.Estimators.parseAll(String)#descriptions", () -> "ksg1(k=3), ross(k=2)")
        .at(
            "estimators.Estimators.parseConditional(String)#description",
            () -> "ksg1(k=3)|conditional")
        .at(
            "estimators.PermutationTest.parse(String)#description",
            () -> "permutation-test(ksg1(k=3))")
        .at("estimators.NoisyChannelEstimator#draws", () -> 4)
        .at(
            "estimators.SurrogateEstimator.correction(Variable,Variable)#y",
            () -> Variable.labels(labels(), 2))
        .at(
            "estimators.ConditionalKnnEstimator.estimate(Variable,Variable,Variable)#given",
            () -> Variable.scalar(new double[] {3, 1, 4, 1.5, 9, 2.6, 5, 3.5}))
        .at(
            "estimators.ConditionalKnnEstimator.localValues(Variable,Variable,Variable)#given",
            () -> Variable.scalar(new double[] {3, 1, 4, 1.5, 9, 2.6, 5, 3.5}))
        .at(
            "estimators.GaussianEstimator#covariance",
            () -> new DMatrixRMaj(new double[][] {{1, 0.5, 0.25}, {0.5, 1, 0.5}, {0.25, 0.5, 1}}))
        .at("int[]#x", () -> new int[] {0})
        .at("int[]#y", () -> new int[] {1})
        .at("int[]#given", () -> new int[] {2})
        .at("estimators.Soft#rowMajor", () -> new double[] {0.5, 0.5, 0.25, 0.75})
        .at(
            "estimators.Variable.distribution(DMatrixRMaj)#rows",
            () -> new DMatrixRMaj(distributions()))
        .at("estimators.Variable.distribution(double[][])#rows", EstimatorSamples::distributions)
        .at("estimators.Variable.oneHot(DMatrixRMaj)#rows", () -> new DMatrixRMaj(oneHot()))
        .at("estimators.Variable.oneHot(double[][])#rows", EstimatorSamples::oneHot)
        .at("Variable#given", () -> Variable.labels(labels(), 2))
        .at(knn + "withDraws(int)#receiver", () -> KnnEstimator.noisy(0.1))
        .at(knn + "withSeed(long)#receiver", () -> KnnEstimator.noisy(0.1))
        .at(
            knn + "estimate(Discrete,List,Variable,Workspace)#receiver",
            () -> KnnEstimator.noisy(0.1).withK(2).withDraws(2));
    return texts(samples);
  }

  private static Samples texts(Samples samples) {
    String at = "numerics.Description.";
    List.of("integer", "number", "text")
        .forEach(
            name ->
                samples
                    .at(at + name + "(String)#key", () -> "k")
                    .at(at + name + "(int)#position", () -> 0));
    return samples
        .at("estimators.BinningEstimator#edges", () -> new double[] {0, 0.5, 1})
        .at("estimators.BinningEstimator.edges(double,double,int)#edges", () -> 3)
        .at("estimators.Continuous#column", () -> 1)
        .at("estimators.Soft#label", () -> 1)
        .at("int#from", () -> 0)
        .at("int#to", () -> ROWS)
        .at("int#position", () -> 0)
        .at(at + "nested(String)#key", () -> "of")
        .at(at + "nested(int)#receiver", () -> Description.parse("pca(ksg1(k=3), dimensions=2)"))
        .at(at + "requireOnly(int,String[])#positions", () -> 1)
        .at(at + "requireOnly(int,String[])#known", () -> new String[] {"k", "on", "of"})
        .at(at + "among(Collection,Function)#receiver", () -> Description.parse("a"));
  }

  private static Samples values(Samples samples) {
    return samples
        .type(Estimand.class, EstimatorSamples::estimand)
        .type(Estimand.Given.class, () -> new Estimand.Given("Z", Channel.EXACT))
        .type(Channel.class, () -> new Channel.Noisy(0.5))
        .type(Channel.Noisy.class, () -> new Channel.Noisy(0.5))
        .type(Channel.Exact.class, Channel.Exact::new)
        .type(Channel.Quantized.class, () -> new Channel.Quantized("0.07"))
        .type(Channel.Kernel.class, () -> new Channel.Kernel("0.07"))
        .type(Channel.PrincipalComponents.class, () -> new Channel.PrincipalComponents(2))
        .type(Channel.RandomProjection.class, () -> new Channel.RandomProjection(2, 1))
        .type(
            Channel.Chain.class,
            () -> new Channel.Chain(new Channel.Noisy(0.5), new Channel.Quantized("0.07")))
        .type(Measure.class, () -> Measure.SHANNON)
        .type(Measure.Shannon.class, Measure.Shannon::new)
        .type(Measure.Sliced.class, Measure.Sliced::new)
        .type(Measure.Renyi.class, () -> new Measure.Renyi(2))
        .type(StandardError.class, () -> new StandardError(0.1, StandardError.Source.SEEDS, 4))
        .type(Estimate.class, EstimatorSamples::estimate)
        .type(Interval.class, () -> new Interval(0.1, 0.9))
        .type(Caveat[].class, () -> new Caveat[] {Caveat.TIES})
        .type(Set.class, () -> EnumSet.of(Caveat.TIES))
        .type(
            PermutationTest.Result.class,
            () -> new PermutationTest.Result(estimate(), 0.25, 0.1, 0.2, 7))
        .type(
            KdeEntropies.class,
            () ->
                KdeEstimator.upperBound(0.01).entropies(continuous(), Variable.labels(labels(), 2)))
        .type(KdeEntropies.GivenSymbol.class, () -> new KdeEntropies.GivenSymbol(0.5, 0.2, 0.1))
        .type(LayerEstimate.class, () -> new LayerEstimate(1, "ksg1(k=3)", estimate(), estimate()))
        .type(BlockEstimation.class, EstimatorSamples::blocks)
        .type(BlockResult.class, () -> blocks().compute(0))
        .at("estimators.BlockEstimation.compute(int)#block", () -> 0)
        .at("List#results", () -> List.of(blocks().compute(0), blocks().compute(1)))
        .type(Workspace.class, Workspace::new)
        .type(Description.class, EstimatorSamples::description)
        .at("Bound#bound", () -> Bound.LOWER)
        .at("List#symbols", () -> List.of(new KdeEntropies.GivenSymbol(0.5, 0.2, 0.1)))
        .at("List#repeats", () -> List.of(estimate(), estimate()))
        .at("List#layers", () -> List.of(continuous(), Variable.scalar(column())))
        .at("List#estimators", () -> List.of(BinningEstimator.width(0.25), KnnEstimator.ross()));
  }
}
