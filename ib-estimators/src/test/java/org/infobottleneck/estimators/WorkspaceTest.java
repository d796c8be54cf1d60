package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkspaceTest {

  @Test
  void anArrayThatIsLongEnoughIsGivenOutAgain() {
    Workspace scratch = new Workspace();
    double[] first = scratch.doubles("sums", 10);
    assertThat(first).hasSize(10);
    assertThat(scratch.doubles("sums", 10)).isSameAs(first);
    assertThat(scratch.doubles("sums", 4)).isSameAs(first);
    assertThat(scratch.doubles("terms", 10)).isNotSameAs(first);
    double[] longer = scratch.doubles("sums", 11);
    assertThat(longer).hasSize(11);
    assertThat(scratch.doubles("sums", 10)).isSameAs(longer);
  }

  @Test
  void whatIsDerivedFromOneKeyIsComputedOnce() {
    Workspace scratch = new Workspace();
    int[] computed = new int[1];
    for (int call = 0; call < 3; call++) {
      assertThat(scratch.derived("key", Integer.class, () -> ++computed[0])).isEqualTo(1);
    }
    assertThat(scratch.derived("other key", Integer.class, () -> ++computed[0])).isEqualTo(2);
  }
}
