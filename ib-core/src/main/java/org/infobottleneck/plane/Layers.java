package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

  /** The layers with some ascending numbers of {@code count}; all of them if there are none. */
  static Layers chosen(int[] numbers, int count) {
    if (numbers.length == 0) {
      return first(count);
    }
    int last = numbers[numbers.length - 1];
    if (last > count) {
      throw new IllegalArgumentException(
          "layer must be one of the network's " + count + ", got " + last);
    }
    return numbered(IntStream.of(numbers).boxed().toList());
  }

  static Layers numbered(List<Integer> numbers) {
    return new Layers(numbers, numbers.stream().map(number -> "layer " + number).toList());
  }

  /** One of these layers, as it is numbered and named here. */
  Layers only(int index) {
    return new Layers(List.of(number(index)), List.of(name(index)));
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
