package org.infobottleneck.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;

/**
 * Runs what the documents show, on data that take a moment, in the working folder. Not here: what
 * the sample projects run, and what takes a data set of MNIST's size.
 */
final class Snippets {

  private static final int ROWS = 1200;

  private Snippets() {}

  /**
   * Runs them all.
   *
   * @param args a folder of exported activations
   */
  public static void main(String[] args) throws IOException {
    Random random = new Random(1);
    double[][] inputs = new double[ROWS][12];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < 12; column++) {
        inputs[row][column] = random.nextGaussian();
      }
      labels[row] = inputs[row][0] + inputs[row][1] * inputs[row][2] > 0 ? 1 : 0;
    }
    Dataset data = Dataset.labeled(inputs, labels, 2);
    Dataset few = data.subset(IntStream.range(0, 64).toArray());
    double[] a = column(inputs, 0);
    double[] b = IntStream.range(0, ROWS).mapToDouble(i -> a[i] + inputs[i][1]).toArray();

    ReadmeSnippets.options(Mlp.create(Architecture.tanh(12, 4, 4, 4, 4, 2), 1), few);
    InformationPlane plane = ReadmeSnippets.recorder(inputs, labels, 0, inputs, inputs);
    ReadmeSnippets.report(plane);
    ReadmeSnippets.alone(a, b);
    ReadmeSnippets.doubt(Variable.scalar(a), Variable.labels(labels));
    ReadmeSnippets.bound(Mlp.create(Architecture.tanh(12, 4, 2), 1), 0);

    Path irises = Path.of("irises.csv");
    Files.writeString(irises, table(inputs));
    GuideSnippets.tables(irises);
    GuideSnippets.parts(data);
    GuideSnippets.later(Path.of("spilled"), few, few, new OwnLoop(few), 3);
    GuideSnippets.exported(Path.of(args[0]));

    SweepAndReportSnippets.page(plane);
    SweepAndReportSnippets.live(Mlp.create(Architecture.tanh(12, 4, 2), 1), few);
    SweepAndReportSnippets.blocks(Variable.continuous(inputs), Variable.labels(labels));
  }

  private static double[] column(double[][] rows, int column) {
    return IntStream.range(0, rows.length).mapToDouble(row -> rows[row][column]).toArray();
  }

  private static String table(double[][] inputs) {
    List<String> names = List.of("setosa", "versicolor", "virginica");
    return "length,width,species\n"
        + IntStream.range(0, 30)
            .mapToObj(i -> inputs[i][0] + "," + inputs[i][1] + "," + names.get(i % 3))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  /** A training loop of one's own. */
  private static final class OwnLoop implements GuideSnippets.Loop {

    private final Mlp network = Mlp.create(Architecture.tanh(12, 4, 2), 1);
    private final Trainer trainer;

    OwnLoop(Dataset data) {
      trainer = Trainer.of(network, data, Training.with(Sgd.learningRate(0.1)));
    }

    @Override
    public List<DMatrixRMaj> layersOn(Dataset rows) {
      return network.activations(rows.inputs());
    }

    @Override
    public void trainOneEpoch() {
      trainer.trainEpoch();
    }
  }
}
