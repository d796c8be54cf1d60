package org.infobottleneck.plane;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told how a run goes, and can do it no harm. */
record Listeners(List<ProgressListener> all) {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  Listeners {
    all = List.copyOf(all);
  }

  void tell(Consumer<ProgressListener> news) {
    for (ProgressListener listener : all) {
      try {
        news.accept(listener);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) { // an assertion or a missing class of the listener's, too
        LOG.warn("a progress listener failed; the run goes on", e);
      }
    }
  }
}
