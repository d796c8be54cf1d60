package org.infobottleneck.examples.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {

  private static final int[] ROUND = {1, 2, 5};
  private static final double SLACK = 1e-9;

  /** Fewer decades than this get numbers between the powers of ten as well. */
  private static final double FEW_DECADES = 1.6;

  /** Fewer decades than this hold too few round numbers; equal steps do better. */
  private static final double NO_DECADE = 0.6;

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten, at most so many. */
  static List<Tick> linear(double low, double high, double most) {
    BigDecimal step = step((high - low) / Math.max(1, most));
    double size = step.doubleValue();
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / size - SLACK);
    long last = (long) Math.floor(high / size + SLACK);
    for (long i = first; i <= last; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      ticks.add(new Tick(value.doubleValue(), text(value, Math.max(0, step.scale()))));
    }
    return ticks;
  }

  /** The least of 1, 2, 5, 10, 20, ... that is not below a size. */
  private static BigDecimal step(double least) {
    int exponent = (int) Math.floor(StrictMath.log10(least)) - 1;
    while (true) {
      for (int digit : ROUND) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        if (step.doubleValue() >= least * (1 - SLACK)) {
          return step;
        }
      }
      exponent++;
    }
  }

  private static String text(BigDecimal value, int decimals) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal plain = value.setScale(decimals);
    String digits = plain.abs().toPlainString();
    if (digits.length() > 7) {
      BigDecimal short0 = value.abs().stripTrailingZeros();
      int exponent = short0.precision() - short0.scale() - 1;
      digits = short0.scaleByPowerOfTen(-exponent).toPlainString() + "·" + power(exponent);
    }
    return value.signum() < 0 ? "−" + digits : digits;
  }

  /** Powers of ten and the marks between them, for an axis in decades. */
  static List<Tick> log(double low, double high, double most) {
    if (high - low < NO_DECADE) {
      return equalSteps(low, high, most);
    }
    boolean few = high - low < FEW_DECADES;
    int stride = Math.max(1, (int) Math.ceil((high - low) / Math.max(1, most)));
    List<Tick> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(low); decade <= high; decade++) {
      for (int digit = 1; digit <= 9; digit++) {
        double place = decade + StrictMath.log10(digit);
        if (place < low - SLACK || place > high + SLACK || (digit > 1 && stride > 1)) {
          continue;
        }
        boolean numbered =
            digit == 1 ? Math.floorMod(decade, stride) == 0 : few && (digit == 2 || digit == 5);
        ticks.add(new Tick(place, !numbered ? "" : few ? plain(digit, decade) : power(decade)));
      }
    }
    return ticks;
  }

  private static List<Tick> equalSteps(double low, double high, double most) {
    return linear(StrictMath.pow(10, low), StrictMath.pow(10, high), most).stream()
        .filter(tick -> tick.place() > 0)
        .map(tick -> new Tick(StrictMath.log10(tick.place()), tick.text()))
        .toList();
  }

  private static String plain(int digit, int decade) {
    if (decade < -3 || decade > 4) {
      return digit == 1 ? power(decade) : digit + "·" + power(decade);
    }
    return BigDecimal.valueOf(digit).scaleByPowerOfTen(decade).toPlainString();
  }

  private static String power(int exponent) {
    return "10^{" + (exponent < 0 ? "−" : "") + Math.abs(exponent) + "}";
  }

  static List<Tick> categories(List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new Tick(i, names.get(i)));
    }
    return ticks;
  }
}
