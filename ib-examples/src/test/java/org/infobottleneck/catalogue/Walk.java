package org.infobottleneck.catalogue;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Calls every public method of a module, once as it should be and once for every oddity. */
final class Walk {

  private final Samples samples;
  private final Oddities oddities;
  private final Catalogue catalogue;
  private final List<String> complaints = new ArrayList<>();
  private int methods;
  private int calls;

  Walk(Samples samples, Oddities oddities, Catalogue catalogue) {
    this.samples = samples;
    this.oddities = oddities;
    this.catalogue = catalogue;
  }

  int methods() {
    return methods;
  }

  int calls() {
    return calls;
  }

  /** What is not as the catalogue says, and methods that it cannot call. */
  List<String> complaints() {
    return complaints;
  }

  void visit(Class<?> type) {
    for (Executable method : PublicMethods.of(type)) {
      methods++;
      try {
        if (!catalogue.isElsewhere(method)) {
          visit(method);
        }
      } catch (RuntimeException e) {
        complaints.add("not called: " + PublicMethods.signature(method) + ": " + e.getMessage());
      }
    }
  }

  private void visit(Executable method) {
    if (method.getName().equals("equals")) {
      equality(method);
      return;
    }
    Class<?> type = method.getDeclaringClass();
    if (type.isEnum() && !Modifier.isStatic(method.getModifiers())) {
      for (Object constant : type.getEnumConstants()) {
        visit(method, constant);
      }
    } else {
      visit(method, null);
    }
  }

  private void visit(Executable method, Object constant) {
    Outcome valid = call(method, constant, samples.arguments(method));
    complain(catalogue.complaint(method, "-", "valid", valid, null));
    List<String> names = PublicMethods.parameterNames(method);
    for (int i = 0; i < names.size(); i++) {
      Class<?> type = method.getParameterTypes()[i];
      int at = i;
      oddities
          .of(type, samples.arguments(method)[i])
          .forEach(
              (oddity, value) -> {
                Object[] arguments = samples.arguments(method);
                arguments[at] = value;
                Outcome outcome = call(method, constant, arguments);
                complain(catalogue.complaint(method, names.get(at), oddity, outcome, valid));
              });
    }
  }

  /** Equal to itself, to nothing of another kind, and with the same hash every time. */
  private void equality(Executable method) {
    Object one = samples.receiver(method);
    calls += 4;
    Object same = one;
    Object nothing = null;
    int hash = one.hashCode();
    if (!one.equals(same)
        || one.equals(nothing)
        || one.equals(new Object())
        || hash != same.hashCode()
        || one.toString() == null) {
      complaints.add("no equality: " + PublicMethods.signature(method));
    }
  }

  private Outcome call(Executable method, Object constant, Object[] arguments) {
    calls++;
    Object receiver =
        constant != null && method instanceof Method ? constant : samples.receiver(method);
    return Outcome.of(method, receiver, arguments);
  }

  private void complain(String complaint) {
    if (!complaint.isEmpty()) {
      complaints.add(complaint);
    }
  }
}
