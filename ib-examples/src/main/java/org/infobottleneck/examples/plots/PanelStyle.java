package org.infobottleneck.examples.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/** How every panel of a figure looks: colors, grid, fonts and the room around the axes. */
public final class PanelStyle {

  /** The color of text. */
  public static final Color INK = new Color(0x262626);

  /** The color of axes and of ceilings. */
  public static final Color CEILING = new Color(0x8c8c8c);

  /** The stroke of ceilings. */
  public static final BasicStroke DASHED =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {9, 7}, 0);

  /** The diameter of a dot in pixels. */
  public static final int DOT = 15;

  /** The size of numbers on an axis, of that of its title. */
  public static final float TICK_SIZE = 0.9f;

  private static final Color GRID = new Color(0xededed);

  private PanelStyle() {}

  /**
   * Styles a chart without a legend.
   *
   * @param styler the chart's styler. Modified.
   * @param font the font of the axes' titles
   * @param titleFont the font of the chart's title
   */
  public static void apply(XYStyler styler, Font font, Font titleFont) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartFontColor(INK);
    styler.setChartPadding(12);
    styler.setChartTitleFont(titleFont);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitlePadding(10);
    styler.setLegendVisible(false);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(CEILING);
    styler.setPlotContentSize(1);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotMargin(0);
    styler.setAxisTitleFont(font);
    styler.setAxisTitlePadding(16);
    styler.setAxisTickLabelsFont(font.deriveFont(TICK_SIZE * font.getSize2D()));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(CEILING);
    styler.setXAxisTickMarkSpacingHint(110);
    styler.setYAxisTickMarkSpacingHint(90);
    styler.setMarkerSize(DOT);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setLocale(Locale.ROOT);
  }
}
