package org.infobottleneck.estimators.testkit;

import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets properties draw the same samples in every run, for builds that must not fail by what they
 * happen to draw. Every property has a seed of its own, made from its name; a seed that stands in
 * the annotation is kept.
 *
 * <pre>{@code
 * @AddLifecycleHook(FixedSeeds.class)
 * class MyEstimatorTest implements EstimatorContract { ... }
 * }</pre>
 *
 * <p>A property that has only ever met one set of samples has been tested once. Run the build with
 * {@code -Dib.seeds=random} from time to time: then each run draws its own. With a number in its
 * place, such as {@code -Dib.seeds=7}, a run draws others that can be drawn again: seeds are made
 * from the number and the names, those in annotations, too.
 */
public final class FixedSeeds implements AroundPropertyHook {

  /**
   * The system property; the value {@value #RANDOM} switches the seeds off, others mix with them.
   */
  private static final String SEEDS = "ib.seeds";

  private static final String RANDOM = "random";

  /** The hook, as jqwik makes it. */
  public FixedSeeds() {}

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seeds = System.getProperty(SEEDS, "");
    boolean ofRun = areOn() && !seeds.isEmpty();
    if (ofRun || (areOn() && context.attributes().seed().isEmpty())) {
      int seed = (context.extendedLabel() + seeds).hashCode();
      context.attributes().setSeed(Integer.toString(seed));
      context.attributes().setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    return property.execute();
  }

  /** Whether runs draw the same samples, rather than each its own. */
  static boolean areOn() {
    return !RANDOM.equals(System.getProperty(SEEDS));
  }

  /** Applies to all properties of the class that adds the hook, those of its groups among them. */
  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
