package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

class FixedSeedsTest {

  private static final Map<String, List<Long>> DRAWN = new ConcurrentHashMap<>();

  /** Not found by the build, whose tests end otherwise. */
  @AddLifecycleHook(FixedSeeds.class)
  static class Drawing {

    @Property(tries = 5)
    void one(@ForAll long value) {
      DRAWN.computeIfAbsent("one", name -> new ArrayList<>()).add(value);
    }

    @Property(tries = 5)
    void other(@ForAll long value) {
      DRAWN.computeIfAbsent("other", name -> new ArrayList<>()).add(value);
    }

    @Property(tries = 5, seed = "42")
    void seeded(@ForAll long value) {
      DRAWN.computeIfAbsent("seeded", name -> new ArrayList<>()).add(value);
    }

    @Property(tries = 5, seed = "42")
    void seededAlike(@ForAll long value) {
      DRAWN.computeIfAbsent("seeded alike", name -> new ArrayList<>()).add(value);
    }
  }

  private static Map<String, List<Long>> drawn() {
    DRAWN.clear();
    EngineTestKit.engine("jqwik")
        .selectors(DiscoverySelectors.selectClass(Drawing.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(4));
    return Map.copyOf(DRAWN);
  }

  @Test
  void everyRunDrawsTheSameAndEveryPropertyItsOwn() {
    Map<String, List<Long>> first = drawn();
    assertThat(drawn()).isEqualTo(first);
    assertThat(first.get("one")).isNotEqualTo(first.get("other"));
    assertThat(first.get("seeded")).isEqualTo(first.get("seeded alike"));
  }

  @Test
  void randomSeedsDrawOtherSamples() {
    Map<String, List<Long>> fixed = drawn();
    System.setProperty("ib.seeds", "random");
    try {
      assertThat(drawn().get("one")).isNotEqualTo(fixed.get("one"));
      assertThat(drawn().get("seeded")).isEqualTo(fixed.get("seeded"));
    } finally {
      System.clearProperty("ib.seeds");
    }
  }

  @Test
  void aNumberDrawsOthersThatCanBeDrawnAgain() {
    Map<String, List<Long>> fixed = drawn();
    System.setProperty("ib.seeds", "7");
    try {
      Map<String, List<Long>> seventh = drawn();
      assertThat(drawn()).isEqualTo(seventh);
      assertThat(seventh.get("one")).isNotEqualTo(fixed.get("one"));
      assertThat(seventh.get("seeded")).isNotEqualTo(fixed.get("seeded"));
    } finally {
      System.clearProperty("ib.seeds");
    }
  }
}
