package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.infobottleneck.estimators.Estimators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

  private static final List<String> KNOWN = List.of("binning", "kde-upper", "kde-lower", "ksg1");

  @ParameterizedTest
  @CsvSource({
    "bining, binning", // left out
    "binnning, binning", // twice
    "KDE-upper, kde-upper", // capitals
    "kde-uppre, kde-upper", // exchanged
    "kde-lover, kde-lower", // replaced
    "ksg, ksg1"
  })
  void aSlipOfThePenIsSeen(String written, String meant) {
    assertThat(NearMiss.hint(written, KNOWN)).isEqualTo(", did you mean " + meant + "?");
  }

  @Test
  void anotherWordIsNoSlip() {
    assertThat(NearMiss.hint("guess", KNOWN)).isEmpty();
    assertThat(NearMiss.hint("", KNOWN)).isEmpty();
    assertThat(NearMiss.hint("ksg1".repeat(1000), KNOWN)).isEmpty();
    assertThat(NearMiss.hint("ksg1", List.of())).isEmpty();
  }

  @Test
  void estimatorsAreSuggested() {
    assertThatThrownBy(() -> Estimators.parse("kde-uper(noiseVariance=1e-3)"))
        .hasMessageEndingWith("got \"kde-uper\", did you mean kde-upper?");
  }
}
