package divan.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values over time, drawn as SVG with title and description for those who do not see it; the same stand in a
 * table beside it. What adds up is drawn as bars, what there is as a line that breaks where nothing is known.
 */
public final class Trend {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int TOP = 28;
    private static final int FLOOR = 180;

    /**
     * One value.
     *
     * @param label below it; empty for none
     * @param value null where nothing is known
     */
    public record Point(String label, @Nullable BigDecimal value) {
    }

    private final List<Point> points;
    private final double least;
    private final double most;

    private Trend(List<Point> points) {
        this.points = points;
        List<Double> values = points.stream().map(Point::value)
            .filter(java.util.Objects::nonNull).map(BigDecimal::doubleValue).toList();
        this.least = Math.min(0, values.stream().mapToDouble(d -> d).min().orElse(0));
        this.most = Math.max(least + 1, values.stream().mapToDouble(d -> d).max().orElse(1));
    }

    /**
     * @param highest how the greatest value is written
     * @return an {@code svg} element, safe to stand in a page
     */
    public static String svg(List<Point> points, boolean bars, String title, String description,
            String highest) {
        return new Trend(points).drawn(bars, title, description, highest);
    }

    private String drawn(boolean bars, String title, String description, String highest) {
        StringBuilder svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" class="dv-trend" role="img" viewBox="0 0 %d %d" \
            aria-labelledby="trend-title trend-desc"><title id="trend-title">%s</title>\
            <desc id="trend-desc">%s</desc>""".formatted(WIDTH, HEIGHT, escaped(title),
            escaped(description)));
        svg.append("<path class=\"dv-trend__axis\" d=\"M0 %s H%d\"/>".formatted(number(y(0)), WIDTH));
        svg.append("<text x=\"0\" y=\"18\">%s</text>".formatted(escaped(highest)));
        if (bars) {
            bars(svg);
        } else {
            line(svg);
        }
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).label().isEmpty()) {
                svg.append("<text x=\"%s\" y=\"%d\">%s</text>".formatted(number(x(i)), HEIGHT - 10,
                    escaped(points.get(i).label())));
            }
        }
        return svg.append("</svg>").toString();
    }

    private double step() {
        return (double) WIDTH / Math.max(1, points.size());
    }

    private double x(int index) {
        return index * step();
    }

    private double y(double value) {
        return FLOOR - (value - least) / (most - least) * (FLOOR - TOP);
    }

    private void bars(StringBuilder svg) {
        for (int i = 0; i < points.size(); i++) {
            BigDecimal value = points.get(i).value();
            if (value != null) {
                double top = Math.min(y(value.doubleValue()), y(0));
                double height = Math.abs(y(value.doubleValue()) - y(0));
                svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>".formatted(
                    number(x(i) + step() * 0.1), number(top), number(step() * 0.8), number(height)));
            }
        }
    }

    private void line(StringBuilder svg) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < points.size(); i++) {
            BigDecimal value = points.get(i).value();
            if (value != null) {
                double middle = x(i) + step() / 2;
                double height = y(value.doubleValue());
                path.append(drawing ? " L" : " M").append(number(middle)).append(' ').append(number(height));
                svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"5\"/>".formatted(number(middle), number(height)));
            }
            drawing = value != null;
        }
        svg.append("<path class=\"dv-trend__line\" d=\"%s\"/>".formatted(path.toString().strip()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
