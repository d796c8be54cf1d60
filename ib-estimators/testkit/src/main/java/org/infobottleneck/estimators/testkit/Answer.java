package org.infobottleneck.estimators.testkit;

import java.util.regex.Pattern;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/** How an estimator answered a call: with an estimate, with a refusal, or not as it should. */
sealed interface Answer {

  /** An estimate. */
  record Value(Estimate estimate) implements Answer {}

  /** An IllegalArgumentException that says what is wrong with the input. */
  record Refusal(String message) implements Answer {}

  /** Anything else: a NaN, no result, or an exception that blames nobody. */
  record Failure(String message) implements Answer {}

  /** What a message must hold to name a place: an argument, a row, a count. */
  Pattern PLACE =
      Pattern.compile(
          "\\b(x|y|samples?|rows?|columns?|labels?|class(es)?|inputs?|layers?|dimensions?"
              + "|variables?|symbols?|kinds?|noise|width|range|continuous|mixed|discrete|soft)\\b",
          Pattern.CASE_INSENSITIVE);

  /** How {@link Estimate} itself complains; that is no refusal of an input. */
  String NOT_A_NUMBER = "estimate must not be NaN";

  /** Asks once. */
  @SuppressWarnings("ConstantValue")
  static Answer of(MutualInformationEstimator estimator, Variable x, Variable y) {
    try {
      Estimate estimate = estimator.estimate(x, y);
      return estimate == null ? new Failure("returned null") : new Value(estimate);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(NOT_A_NUMBER)) {
        return new Failure("the value is NaN");
      }
      return PLACE.matcher(message).find()
          ? new Refusal(message)
          : new Failure("refused without naming an argument or a place: \"" + message + "\"");
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return new Failure("threw " + e);
    }
  }

  static Answer of(MutualInformationEstimator estimator, Samples samples) {
    return of(estimator, samples.x(), samples.y());
  }

  /** The answer in words. */
  default String text() {
    if (this instanceof Value value) {
      return SourceText.number(value.estimate().nats());
    }
    return this instanceof Refusal refusal
        ? "refused: " + refusal.message()
        : ((Failure) this).message();
  }
}
