package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantities, and how they are written. */
class EstimandTest {

  private static final Channel PCA = new Channel.PrincipalComponents(3);
  private static final Channel BINS = new Channel.Quantized("0.07");
  private static final Estimand PLAIN = Estimand.of(Channel.EXACT, Channel.EXACT);

  @Test
  void everyChannelIsWrittenAsWhatIsObserved() {
    assertThat(Channel.EXACT.of("T")).isEqualTo("T");
    assertThat(BINS.of("T")).isEqualTo("bin(T,0.07)");
    assertThat(new Channel.Noisy(1e-3).of("T")).isEqualTo("T+N(0,1e-3)");
    assertThat(new Channel.Kernel("median").of("T")).isEqualTo("K(T,median)");
    assertThat(PCA.of("T")).isEqualTo("pca(T,3)");
  }

  @Test
  void aChainIsReadFromTheInsideOut() {
    Channel chain = Channel.chain(PCA, BINS);
    assertThat(chain.of("T")).isEqualTo("bin(pca(T,3),0.07)");
    assertThat(chain)
        .isEqualTo(new Channel.Chain(PCA, BINS))
        .isNotEqualTo(Channel.chain(BINS, PCA));
    assertThat(Channel.chain(chain, new Channel.Noisy(1)).of("T"))
        .isEqualTo("bin(pca(T,3),0.07)+N(0,1)");
  }

  @Test
  void aChannelThatChangesNothingIsNoLinkOfAChain() {
    for (Channel channel : List.of(Channel.EXACT, PCA, BINS, Channel.chain(PCA, BINS))) {
      assertThat(Channel.chain(Channel.EXACT, channel)).isEqualTo(channel);
      assertThat(Channel.chain(channel, Channel.EXACT)).isEqualTo(channel);
    }
  }

  @Test
  void everyMeasureHasASymbolOfItsOwn() {
    assertThat(PLAIN).hasToString("I(X;Y)");
    assertThat(PLAIN.withMeasure(Measure.SLICED)).hasToString("SI(X;Y)");
    assertThat(PLAIN.withMeasure(new Measure.Renyi(2))).hasToString("I_2(X;Y)");
    assertThat(PLAIN.withMeasure(new Measure.Renyi(1.01))).hasToString("I_1.01(X;Y)");
    assertThat(PLAIN.withMeasure(Measure.SHANNON)).isEqualTo(PLAIN);
    assertThat(PLAIN.withMeasure(new Measure.Renyi(2)))
        .isNotEqualTo(PLAIN)
        .isNotEqualTo(PLAIN.withMeasure(new Measure.Renyi(1.01)));
  }

  @Test
  void theOrderOneIsTheLimitAndNoOrder() {
    for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Measure.Renyi(alpha))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("order alpha must be positive and finite");
    }
    assertThatThrownBy(() -> new Measure.Renyi(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order alpha must not be 1");
  }

  @Test
  void whatIsGivenIsPartOfTheQuantityAndStaysWhenNamesChange() {
    Estimand given = Estimand.of(Channel.EXACT, BINS).given("Y", Channel.EXACT).named("X", "T");
    assertThat(given).hasToString("I(X;bin(T,0.07)|Y)");
    assertThat(given).isNotEqualTo(Estimand.of(Channel.EXACT, BINS).named("X", "T"));
    assertThat(given.mirrored()).hasToString("I(bin(X,0.07);T|Y)");
    assertThat(given.withMeasure(Measure.SLICED)).hasToString("SI(X;bin(T,0.07)|Y)");
    assertThat(PLAIN.given("Z", PCA)).hasToString("I(X;Y|pca(Z,3))");
    assertThat(PLAIN.given("Z", PCA).given("W", BINS)).hasToString("I(X;Y|bin(W,0.07))");
    assertThat(PLAIN.given()).isEmpty();
  }

  @Test
  void partsThatAreMissingAreNamed() {
    assertThatNullPointerException().isThrownBy(() -> PLAIN.given(null, PCA)).withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> PLAIN.given("Z", null))
        .withMessage("channel");
    assertThatNullPointerException()
        .isThrownBy(() -> PLAIN.withMeasure(null))
        .withMessage("measure");
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel.Chain(null, PCA))
        .withMessage("inner");
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel.Chain(PCA, null))
        .withMessage("outer");
    assertThatNullPointerException()
        .isThrownBy(() -> new Channel.Kernel(null))
        .withMessage("width");
    assertThatThrownBy(() -> new Channel.PrincipalComponents(0))
        .hasMessage("number of principal components must be at least 1, got 0");
  }
}
