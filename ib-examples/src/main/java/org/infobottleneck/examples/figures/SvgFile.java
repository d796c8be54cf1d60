package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.infobottleneck.numerics.Decimals;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A drawing as SVG by Apache Batik. Text stays text, in a font whose widths are common. */
final class SvgFile {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 3;

  /** A document type would make readers fetch its definition. */
  private static final Pattern HEAD = Pattern.compile("\\A.*?<svg", Pattern.DOTALL);

  private SvgFile() {}

  static byte[] of(Drawing drawing) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment("");
    context.setPrecision(DECIMALS);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
    // Some readers show a picture without a ground on black.
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, drawing.width(), drawing.height());
    drawing.content().accept(graphics);
    Element root = graphics.getRoot();
    root.setAttributeNS(null, "width", drawing.width() + "pt");
    root.setAttributeNS(null, "height", drawing.height() + "pt");
    root.setAttributeNS(null, "viewBox", "0 0 " + drawing.width() + " " + drawing.height());
    finish(root);
    StringWriter out = new StringWriter();
    try {
      graphics.stream(root, out, true, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the figure as SVG", e);
    } finally {
      graphics.dispose();
    }
    return HEAD.matcher(out.toString().replace("\r\n", "\n"))
        .replaceFirst(
            Matcher.quoteReplacement("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") + "<svg")
        .replaceFirst("<!---->", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java runtime cannot make an XML document", e);
    }
  }

  /** Names fonts of equal widths, and states the width of each text for a reader with none. */
  private static void finish(Element root) {
    nameFont(root);
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      nameFont((Element) all.item(i));
    }
    NodeList texts = root.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      Font font = FigureFont.size(size(text));
      double width = FigureFont.width(text.getTextContent(), font);
      text.setAttributeNS(null, "textLength", Decimals.shortest(Math.round(width * 1000) / 1000.0));
      text.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
    }
  }

  private static void nameFont(Element element) {
    if (element.getAttribute("font-family").contains("Liberation")) {
      element.setAttributeNS(null, "font-family", FigureFont.FAMILIES);
    }
  }

  /** The size of letters that holds for an element: its own, or that of what it lies in. */
  private static double size(Element element) {
    for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
      String size = each.getAttribute("font-size");
      if (!size.isEmpty()) {
        return Double.parseDouble(size.replace("px", ""));
      }
    }
    throw new IllegalStateException("a text without a size: " + element.getTextContent());
  }
}
