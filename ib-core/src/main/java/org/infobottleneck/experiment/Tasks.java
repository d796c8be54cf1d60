package org.infobottleneck.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;
import org.infobottleneck.plane.ObservedRows;

/** The tasks of the papers, and variations that put their claims to the test. */
public final class Tasks {

  /** The name under which {@link #parts} observes the relevant part of the inputs. */
  public static final String RELEVANT = "relevant";

  /** The name under which {@link #parts} observes the irrelevant part of the inputs. */
  public static final String IRRELEVANT = "irrelevant";

  private static final int MOST_INPUTS = 16;

  private Tasks() {}

  /**
   * The icosahedron task with its published labels, one for each of the 4096 patterns.
   *
   * @return the task {@code icosahedron}
   */
  public static Task icosahedron() {
    return new Icosahedron();
  }

  /**
   * The icosahedron task with its stochastic rule: a label per pattern is drawn from p(y|x) by the
   * experiment's seed, to train and to test on; the plane is measured with the rule itself, as
   * Shwartz-Ziv &amp; Tishby (2017, section 3.1) say.
   *
   * @param gain steepness of the rule, finite and positive; {@link
   *     IcosahedronTask#GAIN_OF_PUBLISHED_FILE} or {@link IcosahedronTask#GAIN_OF_PAPER}
   * @return the task, for example {@code icosahedron(gain=12)}
   * @throws IllegalArgumentException if the gain is not as said
   */
  public static Task icosahedron(double gain) {
    if (!(gain > 0 && Double.isFinite(gain))) {
      throw new IllegalArgumentException("gain must be finite and positive, got " + gain);
    }
    return new StochasticIcosahedron(gain);
  }

  /**
   * A task whose labels are dealt out anew among its rows by the experiment's seed, so that inputs
   * say nothing of them (Zhang et al. 2017). Their shares stay. The plane is measured with the
   * dealt labels.
   *
   * @param task a task with one label per row
   * @return the task, for example {@code random-labels(icosahedron)}
   */
  public static Task randomLabels(Task task) {
    return new RandomLabels(Objects.requireNonNull(task, "task"));
  }

  /**
   * A task whose inputs are two independent parts, R and N, of which only R matters: all patterns
   * of binary inputs, the label being the majority of the first ones. Beside the labels, what
   * layers know of R and of N is observed: the rows {@value #RELEVANT} have the pattern of R for
   * their target, so that their I(T;Y) is I(R;T); the rows {@value #IRRELEVANT} that of N.
   *
   * @param relevant the number of inputs of R, odd, so that there is a majority
   * @param irrelevant the number of inputs of N, at least 1; together at most 16
   * @return the task, for example {@code parts(relevant=7,irrelevant=5)}
   * @throws IllegalArgumentException if a number is not as said
   */
  public static Task parts(int relevant, int irrelevant) {
    Arguments.atLeast(relevant, 1, "number of relevant inputs");
    Arguments.atLeast(irrelevant, 1, "number of irrelevant inputs");
    if (relevant % 2 == 0) {
      throw new IllegalArgumentException("number of relevant inputs must be odd, got " + relevant);
    }
    if (relevant + irrelevant > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "number of inputs must be at most "
              + MOST_INPUTS
              + ", got "
              + relevant
              + " + "
              + irrelevant);
    }
    return new TwoParts(relevant, irrelevant);
  }

  /**
   * Reads a task.
   *
   * @param text the {@link Task#description} of one of this class's tasks
   * @return the task
   * @throws IllegalArgumentException saying what was expected, if it is none
   */
  public static Task parse(String text) {
    return read(Description.parse(text));
  }

  private static Task read(Description description) {
    return switch (description.name()) {
      case "icosahedron" -> {
        description.requireOnly(0, "gain");
        yield description.has("gain") ? icosahedron(description.number("gain")) : icosahedron();
      }
      case "random-labels" -> {
        description.requireOnly(1);
        yield randomLabels(read(description.nested(0)));
      }
      case "parts" -> {
        description.requireOnly(0, "relevant", "irrelevant");
        yield parts(description.integer("relevant"), description.integer("irrelevant"));
      }
      default -> throw description.unknownName(List.of("icosahedron", "parts", "random-labels"));
    };
  }

  private record Icosahedron() implements Task {

    @Override
    public String description() {
      return "icosahedron";
    }

    @Override
    public Dataset data(long seed) {
      return IcosahedronTask.deterministic();
    }
  }

  private record StochasticIcosahedron(double gain) implements Task {

    @Override
    public String description() {
      return "icosahedron(gain=" + Decimals.shortest(gain) + ")";
    }

    @Override
    public Dataset data(long seed) {
      return IcosahedronTask.stochastic(gain).sampleLabels(seed);
    }

    @Override
    public Map<String, Dataset> observed(Dataset data) {
      Objects.requireNonNull(data, "data");
      return Map.of(ObservedRows.ALL, IcosahedronTask.stochastic(gain));
    }
  }

  private record RandomLabels(Task task) implements Task {

    private static final long DEALING = 0x9e3779b97f4a7c15L;

    @Override
    public String description() {
      return "random-labels(" + task.description() + ")";
    }

    @Override
    public Dataset data(long seed) {
      Dataset data = task.data(seed);
      int[] labels =
          data.labels()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "labels can't be dealt out: " + task.description() + " has none"));
      int[] order = data.shuffledRows(seed ^ DEALING); // not the order that splits the rows
      int[] dealt = new int[labels.length];
      for (int row = 0; row < dealt.length; row++) {
        dealt[row] = labels[order[row]];
      }
      Dataset random = Dataset.labeled(data.inputs(), dealt, data.classes());
      return data.enumeratesAllInputs() ? random.asEnumerated() : random;
    }
  }

  private record TwoParts(int relevant, int irrelevant) implements Task {

    @Override
    public String description() {
      return "parts(relevant=" + relevant + ",irrelevant=" + irrelevant + ")";
    }

    @Override
    public Dataset data(long seed) {
      int[] majority = new int[patterns()];
      for (int pattern = 0; pattern < majority.length; pattern++) {
        majority[pattern] = 2 * Integer.bitCount(relevantPart(pattern)) > relevant ? 1 : 0;
      }
      return labeled(majority, 2);
    }

    @Override
    public Map<String, Dataset> observed(Dataset data) {
      Objects.requireNonNull(data, "data");
      int[] first = new int[patterns()];
      int[] second = new int[patterns()];
      for (int pattern = 0; pattern < first.length; pattern++) {
        first[pattern] = relevantPart(pattern);
        second[pattern] = pattern & ((1 << irrelevant) - 1);
      }
      Map<String, Dataset> observed = new LinkedHashMap<>();
      observed.put(ObservedRows.ALL, data);
      observed.put(RELEVANT, labeled(first, 1 << relevant));
      observed.put(IRRELEVANT, labeled(second, 1 << irrelevant));
      return observed;
    }

    private int patterns() {
      return 1 << (relevant + irrelevant);
    }

    private int relevantPart(int pattern) {
      return pattern >>> irrelevant;
    }

    /** All patterns in counting order, the first input being the most significant bit. */
    private Dataset labeled(int[] labels, int classes) {
      int width = relevant + irrelevant;
      DMatrixRMaj inputs = new DMatrixRMaj(patterns(), width);
      for (int pattern = 0; pattern < inputs.numRows; pattern++) {
        for (int input = 0; input < width; input++) {
          inputs.set(pattern, input, (pattern >>> (width - 1 - input)) & 1);
        }
      }
      return Dataset.labeled(inputs, labels, classes).asEnumerated();
    }
  }
}
