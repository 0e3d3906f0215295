package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A panel of lines over the same instances, on a scale of powers of ten. */
final class Chart {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 240;
  private static final int MARGIN = 56;
  private static final List<String> COLORS = List.of("#1b6ca8", "#b0562b", "#3c7d3c");
  private static final List<String> DASHES = List.of("none", "6 3", "2 3");

  private final String title;
  private final List<String> instances = new ArrayList<>();
  private final List<List<Double>> lines = new ArrayList<>();

  Chart(String title, int lines) {
    this.title = title;
    for (int i = 0; i < lines; i++) {
      this.lines.add(new ArrayList<>());
    }
  }

  /** One more instance, with a value for each line. */
  void add(String instance, List<Double> values) {
    instances.add(instance);
    for (int i = 0; i < values.size(); i++) {
      lines.get(i).add(values.get(i));
    }
  }

  /** The panels side by side, with the names of their lines below. */
  static String svg(List<String> names, List<Chart> charts) {
    int width = charts.size() * (WIDTH + MARGIN) + MARGIN;
    int height = HEIGHT + 3 * MARGIN;
    StringBuilder svg = new StringBuilder();
    line(svg, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'", width, height);
    line(svg, "  font-family='sans-serif' font-size='11' role='img'>");
    line(svg, "<title>How the reference model grows</title>");
    line(svg, "<rect width='%d' height='%d' fill='#ffffff'/>", width, height);
    for (int i = 0; i < charts.size(); i++) {
      line(svg, "<g transform='translate(%d %d)'>", MARGIN + i * (WIDTH + MARGIN), MARGIN);
      charts.get(i).draw(svg);
      line(svg, "</g>");
    }
    for (int i = 0; i < names.size(); i++) {
      int x = MARGIN + i * 130;
      int y = height - 16;
      line(svg, "<path d='M%d %dh24' %s/>", x, y, stroke(i));
      line(svg, "<text x='%d' y='%d'>%s</text>", x + 30, y + 4, names.get(i));
    }
    line(
        svg,
        "<text x='%d' y='%d'>along: processes, buffers, commands</text>",
        MARGIN + names.size() * 130,
        height - 12);
    line(svg, "</svg>");
    return svg.toString();
  }

  private static String stroke(int line) {
    return "fill='none' stroke='%s' stroke-width='2' stroke-dasharray='%s'"
        .formatted(COLORS.get(line), DASHES.get(line));
  }

  private void draw(StringBuilder svg) {
    double low = Math.floor(lines.stream().mapToDouble(Chart::least).min().orElse(0));
    double high = Math.ceil(lines.stream().mapToDouble(Chart::most).max().orElse(1));
    line(svg, "<text x='0' y='-12' font-weight='bold'>%s</text>", title);
    for (double power = low; power <= high; power++) {
      double y = HEIGHT * (high - power) / (high - low);
      line(svg, "<path d='M0 %.1fh%d' stroke='#dddddd'/>", y, WIDTH);
      line(svg, "<text x='-6' y='%.1f' text-anchor='end'>%s</text>", y + 4, power(power));
    }
    for (int i = 0; i < instances.size(); i++) {
      line(
          svg,
          "<text transform='translate(%.1f %d) rotate(-60)' text-anchor='end'>%s</text>",
          x(i) + 4,
          HEIGHT + 16,
          instances.get(i));
    }
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder path = new StringBuilder();
      for (int at = 0; at < instances.size(); at++) {
        double y = HEIGHT * (high - Math.log10(lines.get(i).get(at))) / (high - low);
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", at == 0 ? "M" : "L", x(at), y));
      }
      line(svg, "<path d='%s' %s/>", path, stroke(i));
    }
  }

  private double x(int instance) {
    return (instance + 0.5) * WIDTH / instances.size();
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Math::log10).min().orElse(0);
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Math::log10).max().orElse(1);
  }

  private static String power(double of) {
    return of >= 0 && of <= 3 ? String.format(Locale.ROOT, "%.0f", Math.pow(10, of)) : "1e%.0f".formatted(of);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
