package org.infobottleneck.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that this thread allocates, whether they are still held or not. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** How many bytes this thread has allocated since it began. */
  static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
