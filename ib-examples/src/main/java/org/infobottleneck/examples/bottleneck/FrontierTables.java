package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.EncoderDecoderView;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.numerics.Decimals;

/** The frontier as tables: in bits for people, with every digit as CSV. */
final class FrontierTables {

  private FrontierTables() {}

  /** Every depth and training size after the last epoch, beside both curves. */
  static String lastEpoch(Frontier frontier) {
    List<List<String>> rows = new ArrayList<>();
    for (int depth : frontier.grid().depths()) {
      for (int samples : frontier.grid().samples()) {
        Frontier.Point point = frontier.last(depth, samples);
        FiniteSampleBound bound = frontier.bound(point);
        rows.add(
            List.of(
                Integer.toString(depth),
                Integer.toString(samples),
                mean(point.input()),
                mean(point.target()),
                CurveReport.format("%.4f", frontier.belowLimit(point)),
                bound.isVacuous()
                    ? CurveReport.format("vacuous (%.3g)", bound.bits())
                    : CurveReport.format("%.4f", bound.bits())));
      }
    }
    return Texts.markdown(
        List.of("hidden layers", "m", "I(X;T)", "I(T;Y)", "below the limit", "red curve there"),
        rows);
  }

  /** The deepest networks over the training events. */
  static String events(Frontier frontier) {
    int depth = frontier.grid().deepest();
    List<Integer> sizes = frontier.grid().samples();
    List<String> header = new ArrayList<>(List.of("epoch"));
    sizes.forEach(samples -> header.add("I(X;T), m = " + samples));
    sizes.forEach(samples -> header.add("I(T;Y), m = " + samples));
    List<List<String>> rows = new ArrayList<>();
    List<Frontier.Point> first = frontier.path(depth, sizes.get(0));
    for (int i = 0; i < first.size(); i++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(first.get(i).epoch())));
      for (int samples : sizes) {
        row.add(mean(frontier.path(depth, samples).get(i).input()));
      }
      for (int samples : sizes) {
        row.add(mean(frontier.path(depth, samples).get(i).target()));
      }
      rows.add(row);
    }
    return Texts.markdown(header, rows);
  }

  private static String mean(Estimate mean) {
    String value = CurveReport.format("%.3f", mean.bits());
    return mean.standardError().isPresent()
        ? value + CurveReport.format(" +- %.3f", Bits.ofNats(mean.standardError().getAsDouble()))
        : value;
  }

  private static String error(Estimate mean) {
    return mean.standardError().isPresent()
        ? Decimals.shortest(mean.standardError().getAsDouble())
        : "";
  }

  /** Every network at every epoch. */
  static String networksCsv(List<FrontierStudy.Network> networks) {
    List<List<String>> rows = new ArrayList<>();
    for (FrontierStudy.Network network : networks) {
      for (EncoderDecoderView.Reading reading : network.readings()) {
        rows.add(
            List.of(
                Integer.toString(network.task().depth()),
                Integer.toString(FrontierGrid.samples(network.task().fraction())),
                Long.toString(network.task().seed()),
                Integer.toString(reading.epoch()),
                Decimals.shortest(reading.encoder().nats()),
                Decimals.shortest(reading.decoder().nats()),
                Decimals.shortest(reading.encoder().bits()),
                Decimals.shortest(reading.decoder().bits())));
      }
    }
    return Texts.csv(
        List.of(
            "hidden_layers",
            "samples",
            "seed",
            "epoch",
            "input_nats",
            "target_nats",
            "input_bits",
            "target_bits"),
        rows);
  }

  /** The means over seeds, each beside both curves at its I(X;T). */
  static String meansCsv(Frontier frontier) {
    List<List<String>> rows = new ArrayList<>();
    for (Frontier.Point point : frontier.points()) {
      FiniteSampleBound bound = frontier.bound(point);
      rows.add(
          List.of(
              Integer.toString(point.depth()),
              Integer.toString(point.samples()),
              Integer.toString(point.epoch()),
              Decimals.shortest(point.input().nats()),
              error(point.input()),
              Decimals.shortest(point.target().nats()),
              error(point.target()),
              Decimals.shortest(frontier.curve().targetInformationAt(point.input().nats()).low()),
              Decimals.shortest(frontier.curve().targetInformationAt(point.input().nats()).high()),
              Decimals.shortest(bound.value()),
              Boolean.toString(bound.isVacuous())));
    }
    return Texts.csv(
        List.of(
            "hidden_layers",
            "samples",
            "epoch",
            "input_nats",
            "input_standard_error_nats",
            "target_nats",
            "target_standard_error_nats",
            "limit_low_nats",
            "limit_high_nats",
            "finite_sample_nats",
            "finite_sample_vacuous"),
        rows);
  }
}
