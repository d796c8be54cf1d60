package org.infobottleneck.examples.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshot;

/**
 * An information plane that moves, for slides: one frame of a {@link PlaneFigure} per snapshot,
 * above its epoch, losses and accuracies. An animated GIF.
 *
 * <ul>
 *   <li>Axes and colors are those of the whole plane in every frame; paths grow from frame to
 *       frame, and the names of the layers go with their last dots.
 *   <li>A snapshot stays for an eighth of a second, the last for three seconds. Of more than 120
 *       snapshots every second, third, … is shown, and the last.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class PlaneAnimation {

  private static final int MOST_FRAMES = 120;
  private static final int STAY = 12;
  private static final int LAST_STAY = 300;

  /** Of the size of a printed figure. */
  private static final double SHARE = 0.6;

  private static final int CAPTION_HEIGHT = 44;
  private static final float CAPTION_FONT = 20;

  private final InformationPlane plane;
  private final PlaneFigure figure;

  private PlaneAnimation(InformationPlane plane, PlaneFigure figure) {
    this.plane = plane;
    this.figure = figure;
  }

  /**
   * An animation of one or more estimators, side by side.
   *
   * @param plane the plane
   * @param estimators descriptions of estimators of that plane, one at least
   * @return the animation
   * @throws IllegalArgumentException if there is no estimator or the plane has no such one
   */
  public static PlaneAnimation of(InformationPlane plane, String... estimators) {
    return new PlaneAnimation(plane, PlaneFigure.of(plane, estimators));
  }

  /**
   * Draws the frames and writes them, atomically.
   *
   * @param path the GIF file to create or replace
   * @throws FontsMissingException if the Java runtime finds no font
   * @throws java.io.UncheckedIOException if the file can't be written; nothing is left half-written
   */
  public void write(Path path) {
    AtomicFiles.write(path, gif());
  }

  byte[] gif() {
    List<Snapshot> snapshots = plane.snapshots();
    int step = (snapshots.size() + MOST_FRAMES - 1) / MOST_FRAMES;
    int last = snapshots.size() - 1;
    List<AnimatedGif.Frame> frames = new ArrayList<>();
    for (int i = last % step; i <= last; i += step) {
      frames.add(new AnimatedGif.Frame(frame(snapshots.get(i)), i == last ? LAST_STAY : STAY));
    }
    return AnimatedGif.of(frames);
  }

  private BufferedImage frame(Snapshot snapshot) {
    BufferedImage whole = figure.upTo(snapshot.epoch()).image();
    int width = (int) Math.round(SHARE * whole.getWidth());
    int height = (int) Math.round(SHARE * whole.getHeight());
    Font font = Pictures.font(CAPTION_FONT);
    return Pictures.image(
        width,
        height + CAPTION_HEIGHT,
        graphics -> {
          graphics.drawImage(
              whole.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
          caption(graphics, font, caption(snapshot), width, height);
        });
  }

  private static void caption(Graphics2D graphics, Font font, String text, int width, int height) {
    graphics.setFont(font);
    graphics.setColor(PanelStyle.INK);
    int left = (width - graphics.getFontMetrics().stringWidth(text)) / 2;
    graphics.drawString(text, left, height + CAPTION_HEIGHT / 2);
  }

  private static String caption(Snapshot snapshot) {
    StringBuilder text = new StringBuilder("epoch " + snapshot.epoch());
    add(text, "training", snapshot.train());
    add(text, "test", snapshot.test());
    return text.toString();
  }

  private static void add(StringBuilder text, String rows, Optional<Evaluation> evaluation) {
    evaluation.ifPresent(
        each -> {
          text.append(String.format(Locale.ROOT, "   %s: loss %.3f", rows, each.loss()));
          each.accuracy()
              .ifPresent(
                  share -> text.append(String.format(Locale.ROOT, ", %.1f %%", 100 * share)));
        });
  }
}
