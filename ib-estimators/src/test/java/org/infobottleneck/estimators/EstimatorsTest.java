package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every description reads back as the estimator that it describes. */
class EstimatorsTest {

  private static final MutualInformationEstimator KSG =
      KnnEstimator.ksg1().withK(5).withStandardization();
  private static final MutualInformationEstimator COUNTS =
      BinningEstimator.edges(-1, 1, 30).withEntropy(CountEntropyMethod.NSB);

  static List<MutualInformationEstimator> estimators() {
    Stream<MutualInformationEstimator> various =
        Stream.of(
            AutoEstimator.create(),
            AutoEstimator.create().withNoiseVariance(0.1).withSeed(Long.MIN_VALUE),
            BinningEstimator.width(0.07),
            BinningEstimator.edges(-1, 1, 30),
            BinningEstimator.bins(0, 1e9, 4),
            BinningEstimator.edges(-0.0, 1, 3),
            BinningEstimator.edges(new double[] {-1e-300, 0.1, 2}),
            BinningEstimator.edges(new double[] {-0.0, 1}),
            BinningEstimator.edges(new double[] {-0.0, 1, 7.5}),
            BinningEstimator.equalWidth(30),
            BinningEstimator.quantiles(8),
            BinningEstimator.adaptive(30),
            BinningEstimator.distinct(),
            BinningEstimator.quantizedActivations(256),
            ExtrapolatedEstimator.of(KSG),
            BatchedEstimator.of(KSG, 4),
            BatchedEstimator.of(COUNTS, 500).withBatches(2).withSeed(-1),
            ExtrapolatedEstimator.of(COUNTS).withSplits(3).withSeed(7),
            GaussianCopulaEstimator.create(),
            GaussianCopulaEstimator.create().withoutBiasCorrection(),
            GaussianEstimator.create(),
            KdeEstimator.upperBound(1e-3),
            KdeEstimator.lowerBound(1.0 / 3),
            KnnEstimator.ksg1(),
            KSG,
            KnnEstimator.ksg2().withK(1),
            KnnEstimator.gao().withStandardization(),
            KnnEstimator.ross().withK(7),
            KnnEstimator.noisy(0.1),
            KnnEstimator.noisy(1e-300).withK(4).withDraws(2).withSeed(-3),
            NoisyChannelEstimator.of(0.1),
            NoisyChannelEstimator.of(1e300).withDraws(16).withSeed(Long.MAX_VALUE),
            PcaEstimator.of(SlicedEstimator.of(KSG), 2),
            ProbeEstimator.crossValidated(),
            ProbeEstimator.crossValidated().withFolds(2).withSeed(1),
            RandomProjectionEstimator.of(KSG, 3),
            RandomProjectionEstimator.of(COUNTS, 1).withSeed(Long.MIN_VALUE),
            RenyiEstimator.ofOrder(1.01),
            RenyiEstimator.ofOrder(2).withWidths(0.1, 3).withLargestMatrix(16384),
            SlicedEstimator.of(COUNTS),
            SlicedEstimator.of(KSG).withProjections(1).withSeed(9),
            SplitAtomsEstimator.create(),
            SplitAtomsEstimator.create().withK(9),
            SubsampledEstimator.of(KSG),
            SubsampledEstimator.of(PcaEstimator.of(COUNTS, 1)).withSplits(1).withSeed(2),
            SurrogateEstimator.gaussian(),
            SurrogateEstimator.gaussianMixture().withK(4).withSeed(5));
    return Stream.of(various, entropies(), norms()).flatMap(all -> all).toList();
  }

  private static Stream<MutualInformationEstimator> entropies() {
    return Arrays.stream(CountEntropyMethod.values())
        .flatMap(
            method ->
                Stream.of(
                    BinningEstimator.distinct().withEntropy(method),
                    BinningEstimator.width(0.5).withEntropy(method),
                    BinningEstimator.edges(new double[] {0, 1, 4}).withEntropy(method)));
  }

  private static Stream<MutualInformationEstimator> norms() {
    return Arrays.stream(Norm.values())
        .flatMap(
            norm ->
                Stream.of(
                    KozachenkoLeonenkoEstimator.of(norm),
                    KozachenkoLeonenkoEstimator.of(norm).withK(8)));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void aDescriptionReadsBackAsTheSameEstimator(MutualInformationEstimator estimator) {
    assertSame(Estimators.parse(estimator.description()), estimator);
  }

  /** Field by field, as most estimators call themselves equal where their descriptions are. */
  private static void assertSame(
      MutualInformationEstimator actual, MutualInformationEstimator expected) {
    assertThat(actual).isEqualTo(expected).hasToString(expected.description());
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void blanksAfterCommasMakeNoDifference(MutualInformationEstimator estimator) {
    String spaced =
        " " + estimator.description().replace(",", " , ").replace("=", " = ").replace("(", "( ");
    assertSame(Estimators.parse(spaced), estimator);
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void aConditionalDescriptionReadsBack(MutualInformationEstimator estimator) {
    String description = estimator.conditional().description();
    ConditionalEstimator read = Estimators.parseConditional(description);
    assertThat(read.description()).isEqualTo(description);
    assertThat(read).hasSameClassAs(estimator.conditional());
  }

  @Test
  void aListOfDescriptionsReadsBack() {
    String list =
        estimators().stream()
            .map(MutualInformationEstimator::description)
            .collect(Collectors.joining(", "));
    assertThat(Estimators.parseAll(list)).isEqualTo(estimators());
    assertThatIllegalArgumentException().isThrownBy(() -> Estimators.parseAll("ksg1, "));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimators.parseAll("ksg1, k=3"));
  }

  @Test
  void aConditionalFormOfAnotherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimators.parseConditional("ksg1(k=3)|counts"))
        .withMessageContaining("ksg1(k=3)|conditional");
    assertThatIllegalArgumentException().isThrownBy(() -> Estimators.parseConditional("ksg1(k=3)"));
  }

  @Test
  void aPermutationTestReadsBack() {
    PermutationTest test = PermutationTest.of(KSG).withPermutations(99).withSeed(4);
    assertThat(PermutationTest.parse(test.description())).isEqualTo(test);
    assertThat(PermutationTest.parse("permutation-test(" + KSG + ")"))
        .isEqualTo(PermutationTest.of(KSG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationTest.parse(KSG.description()))
        .withMessageContaining("expected one of permutation-test");
  }

  @Test
  void everyPublicEstimatorIsAmongThoseReadBack() throws IOException, URISyntaxException {
    List<String> covered =
        estimators().stream().map(e -> e.getClass().getSimpleName()).distinct().sorted().toList();
    assertThat(publicEstimators()).hasSizeGreaterThan(10).isEqualTo(covered);
  }

  private static List<String> publicEstimators() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Estimators.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(Estimators.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(MutualInformationEstimator.class::isAssignableFrom)
          .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isInterface())
          .map(Class::getSimpleName)
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Estimators.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(seed = "1", tries = 50)
  void anyParametersReadBack(
      @ForAll @IntRange(min = -990, max = 990) int exponent,
      @ForAll @IntRange(min = 1) int count,
      @ForAll long seed) {
    double positive = Math.scalb(1 + (seed >>> 12) * 0x1p-52, exponent);
    List<MutualInformationEstimator> all =
        List.of(
            KdeEstimator.upperBound(positive),
            BinningEstimator.width(positive),
            BinningEstimator.equalWidth(count),
            BinningEstimator.edges(new double[] {-positive, 0, positive / 3}),
            KnnEstimator.noisy(positive).withK(count).withDraws(count).withSeed(seed),
            RenyiEstimator.ofOrder(2).withWidths(positive, 1 / positive),
            SubsampledEstimator.of(PcaEstimator.of(KnnEstimator.gao().withK(count), count))
                .withSplits(count)
                .withSeed(seed));
    for (MutualInformationEstimator estimator : all) {
      assertThat(Estimators.parse(estimator.description()))
          .usingRecursiveComparison()
          .isEqualTo(estimator);
    }
  }

  @Test
  void whatIsLeftOutHasTheValueOfTheFactory() {
    assertThat(Estimators.parse("auto")).isEqualTo(AutoEstimator.create());
    assertThat(Estimators.parse("ksg2")).isEqualTo(KnnEstimator.ksg2());
    assertThat(Estimators.parse("ross(standardized)"))
        .isEqualTo(KnnEstimator.ross().withStandardization());
    assertThat(Estimators.parse("gaussian-copula")).isEqualTo(GaussianCopulaEstimator.create());
    assertThat(Estimators.parse("knn-noisy(noiseVariance=0.1)")).isEqualTo(KnnEstimator.noisy(0.1));
    assertThat(Estimators.parse("noisy-channel(noiseVariance=0.1)"))
        .isEqualTo(NoisyChannelEstimator.of(0.1));
    assertThat(Estimators.parse("kozachenko-leonenko(norm=maximum)"))
        .isEqualTo(KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM));
    assertThat(Estimators.parse("probe()")).isEqualTo(ProbeEstimator.crossValidated());
    assertThat(Estimators.parse("renyi(alpha=2)")).isEqualTo(RenyiEstimator.ofOrder(2));
    assertThat(Estimators.parse("sliced(gao)")).isEqualTo(SlicedEstimator.of(KnnEstimator.gao()));
    assertThat(Estimators.parse("split-atoms")).isEqualTo(SplitAtomsEstimator.create());
    assertThat(Estimators.parse("subsampled(extrapolated(ksg1))"))
        .isEqualTo(SubsampledEstimator.of(ExtrapolatedEstimator.of(KnnEstimator.ksg1())));
    assertThat(Estimators.parse("surrogates(gaussian)")).isEqualTo(SurrogateEstimator.gaussian());
    assertThat(Estimators.parse("binning(width=0.5, entropy=plug-in)"))
        .isEqualTo(BinningEstimator.width(0.5));
    assertThat(Estimators.parse("binning(edges {0 1 2})"))
        .isEqualTo(BinningEstimator.edges(0, 2, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ksg3(k=3);character 1: expected one of auto, batched, binning, extrapolated, gao, gaussian",
        "pca(nope,dimensions=2);character 5: expected one of auto, batched, binning",
        "ksg1(K=3);character 6: expected one of, each at most once, k, standardized, got \"K\"",
        "ksg1(k=0);character 1: number of neighbors k must be at least 1, got 0",
        "pca(ksg1(k=0),dimensions=2);character 5: number of neighbors k must be at least 1, got 0",
        "kde-upper;expected noiseVariance= among the arguments",
        "kde-upper(noiseVariance=NaN);character 25: expected a number for noiseVariance",
        "kde-upper(noiseVariance=1e999);range of a double for noiseVariance",
        "kde-upper(noiseVariance=-1);noise variance must be positive and finite",
        "gaussian(k=3);expected no argument here, got \"k\"",
        "gaussian-copula(biasCorrection=no);expected true or false for biasCorrection",
        "noisy-channel(noiseVariance=1,draws=5);number of draws must be even",
        "renyi(alpha=2,sigmaX=1);expected sigmaY=",
        "surrogates(cauchy);expected one of gaussian, gaussian-mixture",
        "kozachenko-leonenko(k=3);expected norm=",
        "kozachenko-leonenko(norm=taxi);expected one of maximum, euclidean",
        "pca(dimensions=2);expected argument number 1",
        "pca(ksg1,gao,dimensions=2);got \"gao\"",
        "binning;expected width= among the arguments",
        "binning(bins=3);expected one of, each at most once, width, entropy, got \"bins\"",
        "binning(width=1,levels=3);expected one of, each at most once, levels, entropy",
        "binning(30 bins);expected distinct, edges like {0 0.5 2}",
        "binning(x edges in [0,1]);expected a whole number",
        "binning(3 edges in [1,0]);first edge must lie below the last",
        "binning(2000000000 edges in [0,1]);number of edges must be at most",
        "binning(edges {0 x});expected a number, got \"x\"",
        "binning(edges {});expected an argument",
        "binning(edges {1 0});edges must ascend",
        "binning(distinct,entropy=jeffreys);expected one of plug-in, miller-madow",
      })
  void whatDescribesNoEstimatorIsRefusedWithTheReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimators.parse(text))
        .withMessageStartingWith("can't read \"" + text + "\"")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pca(", "sliced(ksg1,", "binning(edges {", "ksg1(k=", "|strata", "(", " "})
  void aMillionTimesTheSameIsRefused(String piece) {
    String text = piece.repeat(1_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> Estimators.parse(text));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimators.parseConditional(text));
  }

  @Test
  void wrappersOfWrappersAreReadToTheDepthOfDescriptions() {
    MutualInformationEstimator deep = KSG;
    for (int i = 0; i < 60; i++) {
      deep = PcaEstimator.of(deep, 2);
    }
    assertThat(Estimators.parse(deep.description()).description()).isEqualTo(deep.description());
    String tooDeep = "pca(".repeat(1_000_000) + "ksg1" + ",dimensions=1)".repeat(1_000_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimators.parse(tooDeep))
        .withMessageContaining("expected at most 64 open brackets");
  }
}
