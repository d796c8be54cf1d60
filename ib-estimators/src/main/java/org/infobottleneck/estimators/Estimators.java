package org.infobottleneck.estimators;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.infobottleneck.numerics.Description;

/**
 * Makes estimators of their descriptions.
 *
 * <pre>{@code
 * Estimators.parse("ksg1(k=3)").equals(KnnEstimator.ksg1());
 * Estimators.parse("kde-upper(noiseVariance=1e-3)").equals(KdeEstimator.upperBound(1e-3));
 * Estimators.parse("pca(ross, dimensions=2)")
 *     .equals(PcaEstimator.of(KnnEstimator.ross(), 2));
 * }</pre>
 */
public final class Estimators {

  /** How descriptions of conditional estimators differ from those without a condition. */
  private static final Pattern MARK = Pattern.compile("\\|(strata|counts|conditional)");

  private static final Map<String, Function<Description, MutualInformationEstimator>> READERS =
      new TreeMap<>();

  static {
    READERS.put("auto", AutoEstimator::read);
    READERS.put("batched", BatchedEstimator::read);
    READERS.put("binning", BinningRules::read);
    READERS.put("extrapolated", ExtrapolatedEstimator::read);
    READERS.put("gaussian", GaussianEstimator::read);
    READERS.put("gaussian-copula", GaussianCopulaEstimator::read);
    READERS.put("kde-lower", text -> KdeEstimator.read(Bound.LOWER, text));
    READERS.put("kde-upper", text -> KdeEstimator.read(Bound.UPPER, text));
    for (KnnMethod method : KnnMethod.values()) {
      READERS.put(method.label(), text -> KnnEstimator.read(method, text));
    }
    READERS.put("kozachenko-leonenko", KozachenkoLeonenkoEstimator::read);
    READERS.put("noisy-channel", NoisyChannelEstimator::read);
    READERS.put("pca", PcaEstimator::read);
    READERS.put("probe", ProbeEstimator::read);
    READERS.put("projected", RandomProjectionEstimator::read);
    READERS.put("renyi", RenyiEstimator::read);
    READERS.put("sliced", SlicedEstimator::read);
    READERS.put("split-atoms", SplitAtomsEstimator::read);
    READERS.put("subsampled", SubsampledEstimator::read);
    READERS.put("surrogates", SurrogateEstimator::read);
  }

  private Estimators() {}

  /**
   * Returns the estimator of a description: {@code parse(e.description()).equals(e)} for every
   * estimator e of this package.
   *
   * <ul>
   *   <li>Blanks around brackets, commas and equals signs make no difference, nor does the order of
   *       named parameters.
   *   <li>A parameter that is left out has the value with which its factory begins; without
   *       parameters the brackets may be left out, as in {@code ksg1}. A noise variance, a bin
   *       width, the order of Rényi, a norm and a number of components have no default.
   *   <li>Estimators of others are not known here.
   * </ul>
   *
   * @param description the text that {@link MutualInformationEstimator#description} gives, or a
   *     shorter one that means the same
   * @return the estimator
   * @throws IllegalArgumentException if the text is no description of a known estimator or a
   *     parameter is unknown, missing or out of its range; it holds the text, the place and what
   *     was expected
   */
  public static MutualInformationEstimator parse(String description) {
    return read(Description.parse(Objects.requireNonNull(description, "description")));
  }

  /**
   * Returns the estimators of descriptions between commas, as they stand in the configuration of a
   * saved plane.
   *
   * @param descriptions for example {@code ksg1(k=3), kde-upper(noiseVariance=1e-3)}
   * @return the estimators in this order, at least one
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static List<MutualInformationEstimator> parseAll(String descriptions) {
    Description list =
        Description.ofArguments(Objects.requireNonNull(descriptions, "descriptions"));
    list.requireOnly(list.bareCount());
    return IntStream.range(0, list.bareCount()).mapToObj(i -> read(list.nested(i))).toList();
  }

  /**
   * Returns the conditional estimator of a description, such as {@code ksg1(k=3)|conditional}: the
   * one that {@link MutualInformationEstimator#conditional} makes of the estimator in it.
   *
   * @param description the text that {@link ConditionalEstimator#description} gives, or a shorter
   *     one that means the same
   * @return the conditional estimator
   * @throws IllegalArgumentException as {@link #parse}, and if the mark of the conditional form is
   *     missing or is that of another
   */
  public static ConditionalEstimator parseConditional(String description) {
    Objects.requireNonNull(description, "description");
    MutualInformationEstimator unconditional = parse(MARK.matcher(description).replaceAll(""));
    ConditionalEstimator conditional = unconditional.conditional();
    if (!marks(description).equals(marks(conditional.description()))) {
      throw new IllegalArgumentException(
          "the conditional form of "
              + unconditional.description()
              + " is "
              + conditional.description()
              + ", got "
              + description);
    }
    return conditional;
  }

  private static List<String> marks(String description) {
    return MARK.matcher(description).results().map(MatchResult::group).toList();
  }

  static MutualInformationEstimator read(Description text) {
    Function<Description, MutualInformationEstimator> reader = READERS.get(text.name());
    if (reader == null) {
      throw text.unknownName(READERS.keySet());
    }
    return text.as(reader);
  }
}
