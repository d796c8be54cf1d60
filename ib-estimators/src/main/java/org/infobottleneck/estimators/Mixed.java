package org.infobottleneck.estimators;

/**
 * Real vectors in which every repeated value is an atom: a point of positive probability beside a
 * continuous part. Made by {@link Variable#mixed}.
 */
public final class Mixed implements Variable {

  private final Continuous values;

  Mixed(Continuous values) {
    this.values = values;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public Kind kind() {
    return Kind.MIXED;
  }

  @Override
  public Mixed take(int[] rows) {
    return new Mixed(values.take(rows));
  }

  /**
   * Returns the values as plain real vectors.
   *
   * @return the same samples, their atoms no longer declared
   */
  public Continuous values() {
    return values;
  }
}
