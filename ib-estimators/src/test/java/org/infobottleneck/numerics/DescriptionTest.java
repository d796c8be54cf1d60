package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

  private static final Description MANY =
      Description.parse(
          "many(a=1.5e-3,b=-7,c=9223372036854775807,d=false,on,inner(x=[1,2],y),e=off)");

  private static AbstractThrowableAssert<?, ? extends Throwable> reading(String text) {
    return assertThatThrownBy(() -> Description.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyKindOfArgumentIsFound() {
    assertThat(MANY.name()).isEqualTo("many");
    assertThat(MANY.number("a")).isEqualTo(1.5e-3);
    assertThat(MANY.integer("b")).isEqualTo(-7);
    assertThat(MANY.longInteger("c", 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(MANY.flag("d", true)).isFalse();
    assertThat(MANY.flag("on", false)).isTrue();
    assertThat(MANY.text("e")).isEqualTo("off");
    assertThat(MANY.bareCount()).isEqualTo(2);
    assertThat(MANY.nested(1).text("x")).isEqualTo("[1,2]");
    assertThat(MANY.nested(1).flag("y", false)).isTrue();
    assertThat(MANY.nested("e").name()).isEqualTo("off");
  }

  @Test
  void whatIsLeftOutHasTheValueOtherwise() {
    assertThat(MANY.has("z")).isFalse();
    assertThat(MANY.number("z", 0.5)).isEqualTo(0.5);
    assertThat(MANY.integer("z", 3)).isEqualTo(3);
    assertThat(MANY.longInteger("z", 4)).isEqualTo(4);
    assertThat(MANY.flag("z", true)).isTrue();
  }

  @Test
  void blanksMakeNoDifference() {
    Description spaced = Description.parse(" \tmany ( a = 1 ,\n on , inner( k = 2 ) ) ");
    assertThat(spaced.name()).isEqualTo("many");
    assertThat(spaced.integer("a")).isEqualTo(1);
    assertThat(spaced.flag("on", false)).isTrue();
    assertThat(spaced.nested(1).integer("k")).isEqualTo(2);
  }

  @Test
  void squareBracketsAndListsWithoutANameAreReadAlike() {
    assertThat(Description.parse("at[3, 9]").integer(1)).isEqualTo(9);
    Description list = Description.ofArguments("12-10-2 tanh, softmax output, noise(variance=2)");
    assertThat(list.name()).isEmpty();
    assertThat(list.text(0)).isEqualTo("12-10-2 tanh");
    assertThat(list.nested(2).number("variance")).isEqualTo(2);
    assertThat(Description.parse("list(-1, 2.5)").number(1)).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';character 1: expected a name, got nothing",
        "(k=3);character 1: expected a name, got \"(k=3)\"",
        "a(k=3;character 2: expected ) after it, got \"(\"",
        "a(k=3));character 7: expected ( before it, got \")\"",
        "a(k=[3);character 7: expected ( before it, got \")\"",
        "a(k=3)b;character 7: expected the end, got \"b\"",
        "a b;character 3: expected ( or the end, got \"b\"",
        "a{3};character 2: expected ( or the end, got \"{3}\"",
        "a(,);character 3: expected an argument, got nothing",
        "a(k=3,);character 7: expected an argument, got nothing",
        "a(k=);character 5: expected a value for k, got nothing",
        "a(k=3,k=3);character 7: expected each key once, got \"k\"",
      })
  void aTextThatIsNoneIsRefusedWithThePlaceAndWhatWasExpected(String text, String message) {
    reading(text).hasMessage("can't read \"%s\", %s", text, message);
  }

  @Test
  void aValueThatIsNoneIsRefusedWithThePlaceAndWhatWasExpected() {
    Description text = Description.parse("a(k=three, w(v=x), 12)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.integer("k"))
        .withMessageContaining("a(k=three, w(v=x), 12)")
        .withMessageContaining("character 5: expected a whole number between -2147483648 and")
        .withMessageEndingWith("for k, got \"three\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.nested(0).number("v"))
        .withMessageContaining("character 16: expected a number for v, got \"x\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.number("u"))
        .withMessageContaining("expected u= among the arguments");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.text(2))
        .withMessageContaining("expected argument number 3 among the arguments");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.flag("k", true))
        .withMessageContaining("expected true or false for k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "1e999", "1e-999", "0x1p3", "1d", "--1", "e", "."})
  void whatIsNoFiniteDecimalIsNoNumber(String number) {
    Description text = Description.parse("a(k=" + number + ")");
    assertThatIllegalArgumentException().isThrownBy(() -> text.number("k"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "1.0", "1e3", "99999999999999999999", "NaN"})
  void whatDoesNotFitIsNoInteger(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Description.parse("a(k=" + number + ")").integer("k"));
  }

  @Property(seed = "1", tries = 200)
  void everyFiniteNumberAndEverySeedReadsBack(@ForAll double value, @ForAll long seed) {
    Description text = Description.parse("a(v=" + Decimals.shortest(value) + ",s=" + seed + ")");
    assertThat(text.number("v")).isEqualTo(value + 0.0);
    assertThat(text.longInteger("s", 0)).isEqualTo(seed);
  }

  @Test
  void unknownKeysAndWordsAreRefusedNamingTheKnown() {
    Description text = Description.parse("a(inner(z=1), k=3, quick)");
    text.requireOnly(1, "k", "quick", "seed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.requireOnly(1, "quick", "seed"))
        .withMessageContaining("character 15: expected one of, each at most once, quick, seed")
        .withMessageEndingWith("got \"k\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.requireOnly(1, "k"))
        .withMessageEndingWith("got \"quick\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.requireOnly(3, "k"))
        .withMessageContaining("argument number 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Description.parse("a(quick, quick)").requireOnly(0, "quick"))
        .withMessageContaining("each at most once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Description.parse("a(b)").requireOnly(0))
        .withMessageContaining("expected no argument here, got \"b\"");
  }

  @Test
  void aChoiceIsFoundByItsLabelWhateverItsCapitals() {
    List<String> choices = List.of("plug-in", "NSB");
    assertThat(Description.parse("nsb").among(choices, label -> label)).isEqualTo("NSB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Description.parse(" jeffreys").among(choices, label -> label))
        .withMessage(
            "can't read \" jeffreys\", character 2: expected one of plug-in, NSB, got"
                + " \"jeffreys\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Description.parse("nsb(k=3)").among(choices, label -> label));
  }

  @Test
  void whatAMakerRefusesIsToldOnceWithItsPlace() {
    Description text = Description.parse("outer(inner(k=0))");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> text.as(t -> t.nested(0).as(i -> Arguments.atLeast(i.integer("k"), 1, "k"))))
        .withMessage("can't read \"outer(inner(k=0))\", character 7: k must be at least 1, got 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a(", "(", "[", ")", "a(b[", "a(x={", "a(k=3,", ",", "=", "1", " "})
  void aMillionTimesTheSameIsReadOrRefusedBriefly(String piece) {
    String text = piece.repeat(1_000_000);
    try {
      Description.parse(text).requireOnly(0);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).hasSizeLessThan(500);
    }
  }

  @Test
  void aMillionLevelsAreRefusedAndSixtyFourAreRead() {
    int levels = 1_000_000;
    reading("a(".repeat(levels) + "b" + ")".repeat(levels))
        .hasMessageContaining("expected at most 64 open brackets");
    Description text = Description.parse("a(".repeat(64) + "b" + ")".repeat(64));
    for (int i = 0; i < 64; i++) {
      text = text.nested(0);
    }
    assertThat(text.name()).isEqualTo("b");
  }

  /** Texts of the characters that matter, most of them broken. */
  @Property(seed = "1", tries = 1000)
  void anyTextIsReadOrRefusedByItsOwnException(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("a");
    for (int length = random.nextInt(30); length > 0; length--) {
      text.append("ab1-.=,,()()[]{} \u00e9\ud800".charAt(random.nextInt(19)));
    }
    try {
      assertThat(Description.parse(text.toString()).name()).matches("[a-z0-9.-]+");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(text.toString()).hasMessageContaining("expected");
    }
  }
}
