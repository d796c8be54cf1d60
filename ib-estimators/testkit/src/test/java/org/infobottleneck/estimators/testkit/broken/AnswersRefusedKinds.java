package org.infobottleneck.estimators.testkit.broken;

import java.util.Optional;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Says that it refuses pairs of labels, and answers them all the same. */
final class AnswersRefusedKinds extends CorrectPlugIn {

  AnswersRefusedKinds() {
    super("answers-refused-kinds", false);
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y) {
    return x == Kind.LABELS && y == Kind.LABELS
        ? Optional.of(description() + " refuses x that is " + x + " and y that is " + y)
        : super.refusal(x, y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    boolean labels =
        x instanceof Discrete a
            && y instanceof Discrete b
            && a.kind() == Kind.LABELS
            && b.kind() == Kind.LABELS
            && a.size() == b.size();
    return labels ? result(nats(x, y), x, y) : super.estimate(x, y);
  }
}
