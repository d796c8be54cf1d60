package org.infobottleneck.catalogue;
import java.lang.reflect.Executable;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public final class Draft {
  public static void main(String[] a) throws Exception {
    String prefixes = a[0];
    Path folder = Files.createTempDirectory("cat");
    Oddities oddities = new Oddities(folder);
    Samples s = AllSamples.of(folder);
    ExecutorService pool = Executors.newCachedThreadPool(r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
    int methods = 0, rows = 0;
    for (Class<?> c : PublicMethods.classes(Class.forName(a[1]))) {
      String n = PublicMethods.name(c);
      if (!n.matches(prefixes)) continue;
      for (Executable e : PublicMethods.of(c)) {
        String sig = PublicMethods.signature(e);
        methods++;
        if (a.length > 2 && !sig.matches(a[2])) continue;
        Object recv; Object[] args;
        try { recv = s.receiver(e); args = s.arguments(e); }
        catch (Throwable t) { System.out.println(sig + "\t-\tSAMPLE\t" + t); continue; }
        rows++;
        Outcome o = call(pool, e, recv, args);
        String v = show(o);
        System.out.println(sig + "\t-\tvalid\t" + v);
        if (o == null || o.thrown() != null) continue;
        List<String> names = PublicMethods.parameterNames(e);
        for (int i = 0; i < names.size(); i++) {
          List<String> odd = new ArrayList<>(oddities.of(e.getParameterTypes()[i], s.arguments(e)[i]).keySet());
          for (String k : odd) {
            rows++;
            Object[] args2 = s.arguments(e);
            args2[i] = oddities.of(e.getParameterTypes()[i], args2[i]).get(k);
            long t0 = System.nanoTime();
            Outcome x = call(pool, e, s.receiver(e), args2);
            long ms = (System.nanoTime() - t0) / 1000000;
            System.out.println(sig + "\t" + names.get(i) + "\t" + k + "\t" + (show(x).equals(v) ? "same" : show(x)) + (ms > 60 ? "\tSLOW " + ms : ""));
          }
        }
      }
    }
    System.out.println("#methods " + methods + " rows " + rows);
    System.exit(0);
  }
  static String show(Outcome o) {
    if (o == null) return "TIMEOUT";
    String r = o.thrown() == null ? "value " + o.text() : o.thrown().getClass().getSimpleName() + ": " + o.thrown().getMessage();
    r = r.replace("\n", "\\n").replace("\t", " ");
    return r.length() > 420 ? r.substring(0, 420) + "~" + Integer.toHexString(r.hashCode()) : r;
  }
  static Outcome call(ExecutorService pool, Executable e, Object recv, Object[] args) {
    Future<Outcome> f = pool.submit(() -> Outcome.of(e, recv, args));
    try { return f.get(2, TimeUnit.SECONDS); }
    catch (TimeoutException x) { return null; }
    catch (Exception x) { return new Outcome(x.getCause() == null ? x : x.getCause(), ""); }
  }
}
