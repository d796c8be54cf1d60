package org.infobottleneck.plane;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * At which epochs a run is looked at: an immutable rule.
 *
 * <p>The snapshot of epoch e is the network after e epochs of training, before the next: epoch 0 is
 * the untrained network.
 */
public final class Snapshots {

  private enum Rule {
    EVERY_EPOCH,
    LOGARITHMIC,
    AT,
    SHWARTZ_ZIV_TISHBY,
    SAXE
  }

  /** A snapshot of every epoch of a longer run is a mistake, and would fill the memory. */
  private static final int MOST_EVERY_EPOCH = 1 << 24;

  private static final String PUBLISHED = "shwartzZivTishby2017";

  private final Rule rule;
  private final int count;
  private final int[] epochs;

  private Snapshots(Rule rule, int count, int... epochs) {
    this.rule = rule;
    this.count = count;
    this.epochs = epochs;
  }

  /**
   * Every epoch, from 0 to the last.
   *
   * @return the rule
   */
  public static Snapshots everyEpoch() {
    return new Snapshots(Rule.EVERY_EPOCH, 0);
  }

  /**
   * A given number of epochs, evenly spaced on a logarithmic axis as far as whole numbers allow,
   * with epoch 0 and the last among them.
   *
   * @param count the number of snapshots, at least 2; a shorter run has every epoch
   * @return the rule
   * @throws IllegalArgumentException if the count is less than 2
   */
  public static Snapshots logarithmic(int count) {
    return new Snapshots(Rule.LOGARITHMIC, Arguments.atLeast(count, 2, "number of snapshots"));
  }

  /**
   * Given epochs; those beyond the end of a run are left out.
   *
   * @param epochs the epochs, none negative, in any order. Not modified, copied.
   * @return the rule
   * @throws IllegalArgumentException if there is no epoch or one is negative
   */
  public static Snapshots at(int... epochs) {
    Objects.requireNonNull(epochs, "epochs");
    Arguments.atLeast(epochs.length, 1, "number of snapshots");
    for (int epoch : epochs) {
      Arguments.atLeast(epoch, 0, "snapshot epoch");
    }
    return new Snapshots(Rule.AT, 0, IntStream.of(epochs).sorted().distinct().toArray());
  }

  /**
   * The schedule of the program of Shwartz-Ziv &amp; Tishby (2017): the distinct values of
   * floor(logspace(0, log10 E, n)) - 1 for a run of E epochs. The last epoch itself is not among
   * them.
   *
   * @param count n, before equal epochs are merged, at least 2; the program uses 400
   * @return the rule
   * @throws IllegalArgumentException if the count is less than 2
   */
  public static Snapshots shwartzZivTishby2017(int count) {
    return new Snapshots(
        Rule.SHWARTZ_ZIV_TISHBY, Arguments.atLeast(count, 2, "number of snapshots"));
  }

  /**
   * The schedule of Saxe et al. (2018): every epoch to 20, each 5th to 100, each 20th to 2000, each
   * 100th beyond. The last epoch itself is not among them.
   *
   * @return the rule
   */
  public static Snapshots saxe2018() {
    return new Snapshots(Rule.SAXE, 0);
  }

  /**
   * Reads the text of a rule: {@code parse(s.toString()).equals(s)} for every rule s.
   *
   * @param description {@code everyEpoch}, {@code logarithmic(60)}, {@code at[0, 10, 400]}, {@code
   *     shwartzZivTishby2017(400)} or {@code saxe2018}
   * @return the rule
   * @throws IllegalArgumentException if the text is none of these, or the numbers are refused as by
   *     the methods of these names; it holds the text, the place and what was expected
   */
  public static Snapshots parse(String description) {
    Objects.requireNonNull(description, "description");
    return Description.parse(description).as(Snapshots::read);
  }

  private static Snapshots read(Description text) {
    boolean counted = text.name().equals("logarithmic") || text.name().equals(PUBLISHED);
    text.requireOnly(text.name().equals("at") ? text.bareCount() : counted ? 1 : 0);
    return switch (text.name()) {
      case "everyEpoch" -> everyEpoch();
      case "logarithmic" -> logarithmic(text.integer(0));
      case "at" -> at(IntStream.range(0, text.bareCount()).map(text::integer).toArray());
      case PUBLISHED -> shwartzZivTishby2017(text.integer(0));
      case "saxe2018" -> saxe2018();
      default ->
          throw text.unknownName(List.of("everyEpoch", "logarithmic", "at", PUBLISHED, "saxe2018"));
    };
  }

  /**
   * Returns the epochs at which a run is looked at.
   *
   * @param total the number of epochs of the run, not negative
   * @return the epochs, ascending, from 0 to {@code total}
   * @throws IllegalArgumentException if the total is negative, no epoch of the rule lies within the
   *     run, or a snapshot of every epoch is asked for and there are more than 2^24
   */
  public int[] epochs(int total) {
    Arguments.atLeast(total, 0, "number of epochs");
    int[] result =
        switch (rule) {
          case EVERY_EPOCH -> everyEpoch(total);
          case LOGARITHMIC -> logarithmicEpochs(total);
          case AT -> IntStream.of(epochs).filter(epoch -> epoch <= total).toArray();
          case SHWARTZ_ZIV_TISHBY -> floorOfLogspace(total);
          case SAXE -> IntStream.range(0, total).filter(Snapshots::isSaxeEpoch).toArray();
        };
    if (result.length == 0) {
      throw new IllegalArgumentException("no snapshot of " + this + " within " + total + " epochs");
    }
    return result;
  }

  private static int[] everyEpoch(int total) {
    if (total > MOST_EVERY_EPOCH) {
      throw new IllegalArgumentException(
          "number of epochs must be at most "
              + MOST_EVERY_EPOCH
              + " for a snapshot of every epoch, got "
              + total);
    }
    return IntStream.rangeClosed(0, total).toArray();
  }

  /** Steps by the ratio that would reach the end in the steps left, but at least by one epoch. */
  private int[] logarithmicEpochs(int total) {
    if (total < count) {
      return IntStream.rangeClosed(0, total).toArray();
    }
    int[] result = new int[count];
    for (int i = 1; i < count; i++) {
      int previous = result[i - 1];
      int stepsLeft = count - i;
      int base = Math.max(1, previous);
      double ratio = StrictMath.pow((double) total / base, 1.0 / stepsLeft);
      // Epoch 0 has no place on a logarithmic axis: the step from it leads to epoch 1.
      int next = previous == 0 && stepsLeft > 1 ? 1 : (int) StrictMath.rint(base * ratio);
      result[i] = Math.max(previous + 1, Math.min(next, total - stepsLeft + 1));
    }
    return result;
  }

  private int[] floorOfLogspace(int total) {
    TreeSet<Integer> distinct = new TreeSet<>();
    for (int i = 0; i < count && total > 0; i++) {
      double exponent = StrictMath.log10(total) * i / (count - 1);
      // The last value is the total itself, whatever the rounding of the power.
      double value = i == count - 1 ? total : StrictMath.pow(10, exponent);
      distinct.add((int) StrictMath.floor(value) - 1);
    }
    return distinct.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isSaxeEpoch(int epoch) {
    if (epoch < 20) {
      return true;
    }
    if (epoch < 100) {
      return epoch % 5 == 0;
    }
    return epoch % (epoch < 2000 ? 20 : 100) == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshots snapshots && snapshots.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return switch (rule) {
      case EVERY_EPOCH -> "everyEpoch";
      case LOGARITHMIC -> "logarithmic(" + count + ")";
      case AT -> "at" + Arrays.toString(epochs);
      case SHWARTZ_ZIV_TISHBY -> PUBLISHED + "(" + count + ")";
      case SAXE -> "saxe2018";
    };
  }
}
