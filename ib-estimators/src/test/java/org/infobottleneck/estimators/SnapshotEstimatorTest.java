package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotEstimatorTest {

  private static final int N = 700;
  private static final Discrete INPUTS = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
  private static final Discrete LABELS =
      Variable.labels(Draws.labels(N, 3, 1)).withCoverage(Coverage.ENUMERATED);
  private static final List<Continuous> LAYERS =
      List.of(
          Variable.continuous(Draws.gaussian(N, 4, 2)),
          Variable.continuous(Draws.gaussian(N, 2, 3)));

  private static final List<MutualInformationEstimator> ESTIMATORS =
      List.of(
          KdeEstimator.upperBound(0.01),
          BinningEstimator.width(0.3),
          KdeEstimator.lowerBound(0.01),
          KnnEstimator.noisy(0.01).withDraws(2),
          KdeEstimator.upperBound(0.1));

  @Test
  void oneSnapshotEqualsCallsOneByOneToTheLastBit() {
    Workspace scratch = new Workspace();
    int compared = 0;
    for (SnapshotEstimator pass : SnapshotEstimator.plan(ESTIMATORS)) {
      for (LayerEstimate estimate : pass.estimate(INPUTS, LAYERS, LABELS, scratch)) {
        MutualInformationEstimator alone =
            ESTIMATORS.stream()
                .filter(each -> each.description().equals(estimate.estimator()))
                .findFirst()
                .orElseThrow();
        Continuous layer = LAYERS.get(estimate.layer());
        assertThat(estimate.inputInformation())
            .isEqualTo(alone.estimate(INPUTS, layer).named("X", "T"));
        assertThat(estimate.targetInformation())
            .isEqualTo(alone.estimate(layer, LABELS).named("T", "Y"));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(ESTIMATORS.size() * LAYERS.size());
  }

  @Test
  void everyNeighborVariantAnswersAsItself() {
    for (KnnEstimator alone : List.of(KnnEstimator.ross(), KnnEstimator.noisy(0.1))) {
      LayerEstimate estimate = alone.estimate(LABELS, LAYERS, LABELS, new Workspace()).get(1);
      assertThat(estimate.inputInformation())
          .isEqualTo(alone.estimate(LABELS, LAYERS.get(1)).named("X", "T"));
      assertThat(estimate.targetInformation())
          .isEqualTo(alone.estimate(LAYERS.get(1), LABELS).named("T", "Y"));
    }
    assertThatThrownBy(() -> KnnEstimator.ksg1().estimate(INPUTS, LAYERS, LABELS, new Workspace()))
        .hasMessageContaining("I(X;T) is infinite");
  }

  @Test
  void boundsOfOneVarianceShareAPassAndOthersDoNot() {
    assertThat(SnapshotEstimator.plan(ESTIMATORS)).hasSize(4);
  }

  @Test
  void passesOfOneVarianceJoinOnceMoreAndKeepTheirOrder() {
    KdeEstimator upper = KdeEstimator.upperBound(0.01);
    KdeEstimator lower = KdeEstimator.lowerBound(0.01);
    SnapshotEstimator both = upper.joinedWith(lower).orElseThrow();
    SnapshotEstimator four = both.joinedWith(lower.joinedWith(upper).orElseThrow()).orElseThrow();
    assertThat(four.estimate(INPUTS, LAYERS.subList(0, 1), LABELS, new Workspace()))
        .extracting(LayerEstimate::estimator)
        .containsExactly(
            upper.description(), lower.description(), lower.description(), upper.description());
    KdeEstimator wide = KdeEstimator.upperBound(0.1);
    SnapshotEstimator others = wide.joinedWith(KdeEstimator.lowerBound(0.1)).orElseThrow();
    assertThat(both.joinedWith(others)).isEmpty();
    assertThat(both.joinedWith(wide)).isEmpty();
    assertThat(both.joinedWith(BinningEstimator.width(0.3))).isEmpty();
  }

  @Test
  void continuousTargetsOfKernelsAreRefused() {
    SnapshotEstimator pass = KdeEstimator.upperBound(0.01);
    assertThatThrownBy(() -> pass.estimate(INPUTS, LAYERS, LAYERS.get(1), new Workspace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask KnnEstimator.ksg1()");
  }

  @Test
  void softTargetsAreServedToo() {
    Soft soft =
        Variable.distribution(Draws.oneHot(Draws.labels(N, 3, 1), 3))
            .withCoverage(Coverage.ENUMERATED);
    for (MutualInformationEstimator alone :
        List.of(KdeEstimator.upperBound(0.01), BinningEstimator.width(0.3))) {
      LayerEstimate estimate =
          SnapshotEstimator.plan(List.of(alone))
              .get(0)
              .estimate(INPUTS, LAYERS, soft, new Workspace())
              .get(1);
      assertThat(estimate.targetInformation())
          .isEqualTo(alone.estimate(LAYERS.get(1), soft).named("T", "Y"));
    }
  }

  @Test
  void anEstimatorOfAnyAuthorIsWrappedByALoop() {
    MutualInformationEstimator constant =
        new MutualInformationEstimator() {
          @Override
          public Estimate estimate(Variable x, Variable y) {
            Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
            return Estimate.of(x.size(), estimand, x.size(), description());
          }

          @Override
          public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
            return Optional.empty();
          }

          @Override
          public String description() {
            return "constant";
          }
        };
    List<LayerEstimate> estimates =
        SnapshotEstimator.plan(List.of(constant))
            .get(0)
            .estimate(INPUTS, LAYERS, LABELS, new Workspace());
    assertThat(estimates).hasSize(2);
    assertThat(estimates.get(0).inputInformation().estimand()).hasToString("I(X;T)");
    assertThat(estimates.get(0).targetInformation().estimand()).hasToString("I(T;Y)");
    assertThat(estimates.get(1).inputInformation().nats()).isEqualTo(N);
  }

  @Test
  void layersThatDoNotMatchAreRefusedByNumber() {
    for (MutualInformationEstimator estimator : ESTIMATORS) {
      SnapshotEstimator pass = SnapshotEstimator.plan(List.of(estimator)).get(0);
      List<Continuous> layers =
          List.of(LAYERS.get(0), Variable.continuous(Draws.gaussian(5, 2, 3)));
      assertThatThrownBy(() -> pass.estimate(INPUTS, layers, LABELS, new Workspace()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer 1 must have 700 rows as the inputs, got 5");
      assertThatThrownBy(
              () ->
                  pass.estimate(INPUTS, LAYERS, Variable.labels(new int[] {1, 2}), new Workspace()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("targets must have 700 rows as the inputs, got 2");
    }
  }
}
