package org.infobottleneck;

import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Starts every property with a seed made from the number in the system property {@code ib.seeds}
 * and its name, and does nothing where there is none: so the suite runs on other examples, which
 * can be had again. As {@code FixedSeeds} of the test kit, which is built after these tests.
 * Mutation testing needs it, too: a mutant is held against the same examples in every run.
 */
public final class SeedsOfRun implements AroundPropertyHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seeds = System.getProperty("ib.seeds");
    if (seeds != null && !seeds.equals("random")) {
      int seed = (context.extendedLabel() + seeds).hashCode();
      context.attributes().setSeed(Integer.toString(seed));
      context.attributes().setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    return property.execute();
  }
}
