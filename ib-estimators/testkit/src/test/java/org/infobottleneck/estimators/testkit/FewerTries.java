package org.infobottleneck.estimators.testkit;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The library's own estimators are tried on a part of the samples where the seeds are fixed, for a
 * build that draws the same samples as the one before learns little from more of them. Where every
 * run draws its own (see {@link FixedSeeds}) they are tried on all.
 */
public final class FewerTries implements AroundPropertyHook {

  private static final int FEWER = EstimatorContract.TRIES / 8;

  /** The hook, as jqwik makes it. */
  public FewerTries() {}

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    boolean ofContract = context.attributes().tries().equals(Optional.of(EstimatorContract.TRIES));
    if (ofContract && FixedSeeds.areOn()) {
      context.attributes().setTries(FEWER);
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
