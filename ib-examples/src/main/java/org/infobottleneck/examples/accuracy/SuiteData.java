package org.infobottleneck.examples.accuracy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;

/**
 * The variables of a data set, as its record declares them.
 *
 * <ul>
 *   <li>Columns that are declared continuous or mixed are one real vector, discrete ones one joint
 *       symbol.
 *   <li>The discrete X of a layer, or of a function, are inputs. They are all inputs there are
 *       where every combination of the values of their columns occurs, and once.
 *   <li>Where inputs, a layer and the variance of its noise are declared, Y is the layer without
 *       the noise, and the noise is for the estimator to know.
 * </ul>
 *
 * @param x samples of X
 * @param y samples of Y
 * @param noiseVariance the variance of the noise with which Y is observed, where that is declared
 */
record SuiteData(Variable x, Variable y, OptionalDouble noiseVariance) {

  static SuiteData read(SuiteEntry entry) {
    List<String> wanted = new ArrayList<>(entry.x());
    wanted.addAll(entry.y());
    wanted.addAll(entry.layer());
    double[][] rows = rows(entry.file(), wanted);
    if (rows.length != entry.samples()) {
      throw new SuiteException(
          entry.file() + " must hold " + entry.samples() + " samples, got " + rows.length);
    }
    int dx = entry.x().size();
    int dy = entry.y().size();
    double[][] x = columns(rows, 0, dx);
    double[][] y = columns(rows, dx, dx + dy);
    boolean discrete = entry.xKind() == SuiteEntry.DeclaredKind.DISCRETE;
    boolean layer = !entry.layer().isEmpty() && entry.noiseVariance().isPresent();
    if (discrete && layer) {
      double[][] t = columns(rows, dx + dy, wanted.size());
      return new SuiteData(inputs(x), Variable.continuous(t), entry.noiseVariance());
    }
    Variable first = discrete && entry.deterministic() ? inputs(x) : variable(entry.xKind(), x);
    return new SuiteData(first, variable(entry.yKind(), y), OptionalDouble.empty());
  }

  /** What {@code auto} is told: the kinds of the variables and the noise, and no name. */
  AutoEstimator auto() {
    return noiseVariance.isPresent()
        ? AutoEstimator.create().withNoiseVariance(noiseVariance.getAsDouble())
        : AutoEstimator.create();
  }

  private static Variable variable(SuiteEntry.DeclaredKind kind, double[][] rows) {
    return switch (kind) {
      case CONTINUOUS -> Variable.continuous(rows);
      case MIXED -> Variable.mixed(rows);
      case DISCRETE -> symbols(rows);
    };
  }

  private static Variable symbols(double[][] rows) {
    return Variable.labels(Variable.distinctRows(rows, Coverage.SAMPLED).toCodes());
  }

  private static Variable inputs(double[][] rows) {
    double combinations = 1;
    for (int j = 0; j < rows[0].length; j++) {
      Set<Double> values = new HashSet<>();
      for (double[] row : rows) {
        values.add(row[j]);
      }
      combinations *= values.size();
    }
    boolean all =
        combinations == rows.length
            && Variable.distinctRows(rows, Coverage.SAMPLED).symbols() == rows.length;
    return Variable.distinctRows(rows, all ? Coverage.ENUMERATED : Coverage.SAMPLED);
  }

  private static double[][] columns(double[][] rows, int from, int to) {
    double[][] result = new double[rows.length][to - from];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], from, result[i], 0, to - from);
    }
    return result;
  }

  private static double[][] rows(Path file, List<String> columns) {
    List<double[]> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord record : reader) {
        double[] row = new double[columns.size()];
        for (int j = 0; j < row.length; j++) {
          row[j] = Double.parseDouble(record.getField(columns.get(j)));
        }
        rows.add(row);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SuiteException("cannot read " + file + ": " + e, e);
    } catch (RuntimeException e) { // a column that is not there, a cell that is no number
      throw new SuiteException(file + ", sample " + rows.size() + ": " + e.getMessage(), e);
    }
    return rows.toArray(new double[0][]);
  }
}
