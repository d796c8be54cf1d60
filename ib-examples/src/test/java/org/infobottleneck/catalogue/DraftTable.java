package org.infobottleneck.catalogue;
import java.nio.file.*; import java.util.*;
public final class DraftTable {
  public static void main(String[] a) throws Exception {
    Path folder = Files.createTempDirectory("cat");
    Catalogue c = Catalogue.of(a[0], folder);
    long t0=System.nanoTime();
    Walk w = new Walk(AllSamples.of(folder), new Oddities(folder), c);
    PrintSlow: for (Class<?> t : PublicMethods.classes(Class.forName(a[1]))) {
      String n = PublicMethods.name(t);
      if (!n.matches(a[2]) || (n.startsWith("estimators.testkit") && !a[2].contains("testkit"))) continue;
      long t1=System.nanoTime();
      w.visit(t);
      long ms=(System.nanoTime()-t1)/1000000; if (ms>250) System.err.println("SLOW "+n+" "+ms);
    }
    w.complaints().forEach(s -> System.out.println(s));
    c.unused().forEach(s -> System.out.println("UNUSED\t" + s));
    System.err.println("methods " + w.methods() + " calls " + w.calls() + " complaints " + w.complaints().size() + " ms " + (System.nanoTime()-t0)/1000000);
    System.exit(0);
  }
}
