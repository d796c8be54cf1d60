package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.examples.experiments.Explained.Sample;
import org.infobottleneck.plane.ObservedRows;

/**
 * Networks by number of hidden layers, share of the data, training events and seed, and what the
 * last hidden layer of each knows.
 *
 * @param groups the settings, depth by depth and in each share by share, paired by seed
 * @param snapshots the snapshots that stand for the numbers of training events
 */
record NetworkGrid(List<RunGroup> groups, List<Integer> snapshots) {

  /** Networks among which a number is to explain another. */
  enum Among {
    /** All of them after the last epoch. */
    ALL("the end of training"),
    /** Those of one number of training rows after the last epoch. */
    ONE_SHARE("the end of training and one sample size"),
    /** Those of one number of hidden layers after the last epoch. */
    ONE_DEPTH("the end of training and one depth"),
    /** All of them after every number of training events. */
    EVENTS("all training events");

    private final String words;

    Among(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** A number of a run at a snapshot of it. */
  interface Reading {
    double of(RunGroup group, RunPaths run, int snapshot);
  }

  /** The networks at the snapshots nearest to some epochs, on a logarithmic axis. */
  static NetworkGrid of(List<RunGroup> groups, List<Integer> epochs) {
    int[] all = groups.get(0).runs().get(0).epochs();
    return new NetworkGrid(groups, epochs.stream().map(epoch -> nearest(all, epoch)).toList());
  }

  private static int nearest(int[] epochs, int wanted) {
    int nearest = 0;
    for (int i = 0; i < epochs.length; i++) {
      if (distance(epochs[i], wanted) < distance(epochs[nearest], wanted)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double distance(int epoch, int wanted) {
    return Math.abs(StrictMath.log1p(epoch) - StrictMath.log1p(wanted));
  }

  /** The number of seeds. */
  int seeds() {
    return groups.get(0).runs().size();
  }

  /** The epochs of the snapshots. */
  List<Integer> epochs() {
    int[] all = groups.get(0).runs().get(0).epochs();
    return snapshots.stream().map(snapshot -> all[snapshot]).toList();
  }

  /** The setting of a depth and a share, by their places. */
  RunGroup group(int depth, int share) {
    return groups.get(depth * Sweeps.SHARES.size() + share);
  }

  /** I(X;T) of the last hidden layer in bits. */
  static Reading input(int estimator) {
    return (group, run, at) -> run.input(ObservedRows.ALL, group.lastHidden(), estimator)[at];
  }

  /** I(T;Y) of the last hidden layer in bits. */
  static Reading target(int estimator) {
    return (group, run, at) -> run.target(ObservedRows.ALL, group.lastHidden(), estimator)[at];
  }

  /** Training less test accuracy. */
  static Reading gap() {
    return (group, run, at) -> run.gap(at);
  }

  /** Test accuracy. */
  static Reading testAccuracy() {
    return (group, run, at) -> run.testAccuracy(at);
  }

  /** Two numbers of networks, of some seeds. */
  List<Sample> samples(Reading x, Reading y, Among among, int[] seeds) {
    List<Integer> last = snapshots.subList(snapshots.size() - 1, snapshots.size());
    List<Sample> samples = new ArrayList<>();
    for (int setting = 0; setting < groups.size(); setting++) {
      RunGroup group = groups.get(setting);
      int shares = Sweeps.SHARES.size();
      int stratum =
          switch (among) {
            case ONE_SHARE -> setting % shares;
            case ONE_DEPTH -> setting / shares;
            default -> 0;
          };
      for (int seed : seeds) {
        RunPaths run = group.runs().get(seed);
        for (int at : among == Among.EVENTS ? snapshots : last) {
          samples.add(new Sample(stratum, seed, x.of(group, run, at), y.of(group, run, at)));
        }
      }
    }
    return samples;
  }

  /** The shares of variance of all terms of the factors, see {@link Factorial}. */
  List<Jackknife> shares(Reading number) {
    List<Jackknife> shares = new ArrayList<>();
    for (int term = 0; term < Factorial.TERMS.size(); term++) {
      shares.add(share(number, term));
    }
    return shares;
  }

  /** The share of variance of some terms together, with the error from leaving out seeds. */
  Jackknife share(Reading number, int... terms) {
    int[] levels = {Sweeps.DEPTHS.size(), Sweeps.SHARES.size(), snapshots.size()};
    double[][][] values = new double[groups.size()][snapshots.size()][seeds()];
    for (int setting = 0; setting < groups.size(); setting++) {
      RunGroup group = groups.get(setting);
      for (int event = 0; event < snapshots.size(); event++) {
        for (int seed = 0; seed < seeds(); seed++) {
          values[setting][event][seed] =
              number.of(group, group.runs().get(seed), snapshots.get(event));
        }
      }
    }
    return Jackknife.of(
        seeds(),
        seeds -> {
          double[] shares =
              Factorial.shares(
                  levels,
                  seeds,
                  (depth, share, event, seed) -> values[depth * levels[1] + share][event][seed]);
          return Arrays.stream(terms).mapToDouble(term -> shares[term]).sum();
        });
  }
}
