package org.infobottleneck;

import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Starts every property with the seed in the system property {@code ib.property-seed}, and does
 * nothing where there is none. Mutation testing needs it: a mutant is held against the same
 * examples in every run.
 */
public final class FixedSeed implements AroundPropertyHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty("ib.property-seed");
    if (seed != null) {
      context.attributes().setSeed(seed);
      context.attributes().setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    return property.execute();
  }
}
