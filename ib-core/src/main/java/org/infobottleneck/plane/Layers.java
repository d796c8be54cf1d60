package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;

/** Which layers a plane has: their numbers in the network, from 1, and their names. */
record Layers(List<Integer> numbers, List<String> names) {

  Layers {
    numbers = List.copyOf(numbers);
    names = List.copyOf(names);
  }

  /** Layers 1 to {@code count} under their default names. */
  static Layers first(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      numbers.add(number);
    }
    return numbered(numbers);
  }

  static Layers numbered(List<Integer> numbers) {
    return new Layers(numbers, numbers.stream().map(number -> "layer " + number).toList());
  }

  int size() {
    return numbers.size();
  }

  int number(int index) {
    return numbers.get(index);
  }

  String name(int index) {
    return names.get(index);
  }
}
