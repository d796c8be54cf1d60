package org.infobottleneck.estimators.testkit.broken;

import static org.infobottleneck.estimators.testkit.ExactLaw.BAD_INPUT;
import static org.infobottleneck.estimators.testkit.ExactLaw.HISTORY;
import static org.infobottleneck.estimators.testkit.ExactLaw.INPUTS_UNCHANGED;
import static org.infobottleneck.estimators.testkit.ExactLaw.RESULT_FIELDS;
import static org.infobottleneck.estimators.testkit.ExactLaw.SAME_BITS;
import static org.infobottleneck.estimators.testkit.ExactLaw.THREADS;

import java.util.List;
import org.infobottleneck.estimators.InputMutatingEstimator;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** Estimators that break a promise to their callers, most of them with right values. */
final class BrokenPromises {

  private static final int K = 3;

  private BrokenPromises() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(
            () -> new InputMutatingEstimator(new CorrectKsg1(K)),
            "standardizes in place",
            INPUTS_UNCHANGED),
        Broken.of(
                () -> new InputMutatingEstimator(new CorrectPlugIn(false)),
                "numbers labels in place",
                INPUTS_UNCHANGED)
            .claiming(Authors::plugIn),
        Broken.of(() -> new CachingKsg1(K), "caches by identity", INPUTS_UNCHANGED),
        Broken.of(() -> new RetainingKsg1(K), "keeps its inputs", INPUTS_UNCHANGED),
        Broken.of(() -> new GlobalRandomKsg1(K), "a random generator for all", SAME_BITS),
        Broken.of(() -> new UnseededJitterKsg1(K), "noise without a seed", SAME_BITS),
        Broken.of(() -> new FirstScaleKsg1(K), "the scale of the first call", HISTORY, SAME_BITS),
        Broken.of(() -> new SharedScratchKsg1(K), "a buffer for all threads", THREADS),
        Broken.of(() -> new ShortestSizeKsg1(K), "the shorter of two sizes", BAD_INPUT),
        Broken.of(AnswersRefusedKinds::new, "answers what it refuses", BAD_INPUT)
            .claiming(Authors::plugIn),
        Broken.of(() -> new TooFewSamplesKsg1(K), "an index out of bounds", BAD_INPUT),
        Broken.of(() -> new IdentityDescribedKsg1(K), "described by identity", RESULT_FIELDS),
        Broken.of(() -> new CountingDescriptionKsg1(K), "described by a counter", RESULT_FIELDS),
        Broken.of(() -> new MisnamedResultKsg1(K), "results under another name", RESULT_FIELDS),
        Broken.of(() -> new OneSampleLessKsg1(K), "results of N - 1 samples", RESULT_FIELDS));
  }
}
