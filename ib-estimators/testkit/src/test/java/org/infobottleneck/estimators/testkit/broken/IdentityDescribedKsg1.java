package org.infobottleneck.estimators.testkit.broken;

/** Describes itself by its identity, as Object.toString() does. */
final class IdentityDescribedKsg1 extends CorrectKsg1 {

  IdentityDescribedKsg1(int k) {
    super("identity-described-ksg1", k);
  }

  @Override
  public String description() {
    return getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(this));
  }
}
