package divan.process;

import divan.process.Kind.Trigger;
import divan.process.Kind.Work;
import divan.process.Layout.Bounds;
import divan.process.Layout.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A model's own diagram (BPMN DI) as SVG, for a page: with title and description for those who do not see it,
 * and classes instead of colours. Every element is a group {@code bpmn-<kind>}; those where the instance now
 * stands are also {@code bpmn-present}, elements and flows it passed {@code bpmn-passed}. Markers of kinds
 * are drawn, not signs from a font.
 */
public final class Diagram {
    private static final int MARGIN = 40;
    private static final int LINE_HEIGHT = 14;
    private static final double LETTER_WIDTH = 6.4;

    /** Legible without colours: by the width and the dashes of lines. */
    private static final String STYLE = """
            <style>
            .bpmn{font:12px sans-serif;background:#fff}
            .bpmn rect,.bpmn circle,.bpmn polygon,.bpmn path{fill:#fff;stroke:#505a5f;stroke-width:1}
            .bpmn path{fill:none}
            .bpmn .bpmn-flow path{stroke-dasharray:4 3}
            .bpmn .bpmn-arrow,.bpmn .bpmn-full{fill:#505a5f}
            .bpmn .bpmn-passed>:not(text){stroke:#0b0c0c;stroke-width:2;stroke-dasharray:none}
            .bpmn .bpmn-present>:not(text){stroke:#0b0c0c;stroke-width:4}
            .bpmn .bpmn-beside .bpmn-shape,.bpmn .bpmn-beside .bpmn-ring{stroke-dasharray:5 3}
            </style>
            """;

    private final Model model;
    private final Set<String> present;
    private final Set<String> passed;
    private final BinaryOperator<String> words;
    private final StringBuilder svg = new StringBuilder();

    private Diagram(Model model, Collection<String> present, Collection<String> passed,
            BinaryOperator<String> words) {
        this.model = model;
        this.words = words;
        this.present = Set.copyOf(present);
        this.passed = Set.copyOf(passed);
    }

    /**
     * Draws the model.
     *
     * @param description what the picture says, in words, in the reader's language
     * @param present ids of the elements to be shown as present
     * @param passed ids of elements and flows on the way so far
     * @return an {@code svg} element; empty where the model has no diagram
     */
    public static String svg(Model model, String description, Collection<String> present,
            Collection<String> passed) {
        return svg(model, description, present, passed, (id, name) -> name);
    }

    /** @param words from an element's or flow's id and its name in the file what the reader is shown */
    public static String svg(Model model, String description, Collection<String> present,
            Collection<String> passed, BinaryOperator<String> words) {
        return model.layout().isEmpty() ? "" : new Diagram(model, present, passed, words).drawn(description);
    }

    /** As a file of its own, which brings its style: what is passed is dark, what is present thick. */
    public static String document(Model model, String description, Collection<String> present,
            Collection<String> passed) {
        return svg(model, description, present, passed).replaceFirst("</desc>", "</desc>" + STYLE);
    }

    private String drawn(String description) {
        Bounds frame = frame();
        String id = escaped(model.id());
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" class="bpmn" role="img" viewBox="%s %s %s %s" \
                aria-labelledby="bpmn-title-%s bpmn-desc-%s">""".formatted(number(frame.x()),
                number(frame.y()), number(frame.width()), number(frame.height()), id, id));
        svg.append("<title id=\"bpmn-title-%s\">%s</title>".formatted(id, escaped(model.name())));
        svg.append("<desc id=\"bpmn-desc-%s\">%s</desc>".formatted(id, escaped(description)));
        List<Element> layered = model.elements().stream().sorted(Comparator.comparingInt(Diagram::layer))
            .toList();
        // a sub-process is filled: what flows inside it lies above
        layered.stream().filter(element -> layer(element) == 0).forEach(this::element);
        model.flows().forEach(this::flow);
        layered.stream().filter(element -> layer(element) > 0).forEach(this::element);
        return svg.append("</svg>").toString();
    }

    /** What lies above what: a sub-process below its content, a boundary event above its activity. */
    private static int layer(Element element) {
        return switch (element.kind()) {
            case Kind.SubProcess _ -> 0;
            case Kind.Boundary _ -> 2;
            default -> 1;
        };
    }

    private Bounds frame() {
        List<Point> corners = new ArrayList<>();
        Layout layout = model.layout();
        model.elements().stream().map(e -> layout.shapes().get(e.id())).forEach(b -> corners(corners, b));
        model.elements().stream().map(e -> layout.labels().get(e.id())).forEach(b -> corners(corners, b));
        model.flows().stream().map(f -> layout.labels().get(f.id())).forEach(b -> corners(corners, b));
        model.flows().forEach(f -> corners.addAll(layout.edges().getOrDefault(f.id(), List.of())));
        double left = corners.stream().mapToDouble(Point::x).min().orElse(0) - MARGIN;
        double top = corners.stream().mapToDouble(Point::y).min().orElse(0) - MARGIN;
        double right = corners.stream().mapToDouble(Point::x).max().orElse(0) + MARGIN;
        double bottom = corners.stream().mapToDouble(Point::y).max().orElse(0) + MARGIN + LINE_HEIGHT * 2;
        return new Bounds(left, top, right - left, bottom - top);
    }

    private static void corners(List<Point> corners, @Nullable Bounds bounds) {
        if (bounds != null) {
            corners.add(new Point(bounds.x(), bounds.y()));
            corners.add(new Point(bounds.x() + bounds.width(), bounds.y() + bounds.height()));
        }
    }

    private void flow(Flow flow) {
        List<Point> points = model.layout().edges().get(flow.id());
        if (points == null) {
            return;
        }
        open("flow", flow.id());
        svg.append("<path d=\"");
        for (int i = 0; i < points.size(); i++) {
            svg.append(i == 0 ? 'M' : 'L').append(point(points.get(i)));
        }
        svg.append("\"/>");
        arrow(points.get(points.size() - 2), points.getLast());
        label(flow.id(), words.apply(flow.id(), flow.name()), middle(points));
        svg.append("</g>");
    }

    /** Where the words of a flow stand: above the middle of it. */
    private static Point middle(List<Point> points) {
        Point a = points.get((points.size() - 1) / 2);
        Point b = points.get((points.size() - 1) / 2 + 1);
        return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2 - 4);
    }

    private void arrow(Point from, Point to) {
        double length = Math.max(1e-9, Math.hypot(to.x() - from.x(), to.y() - from.y()));
        double x = (to.x() - from.x()) / length;
        double y = (to.y() - from.y()) / length;
        polygon("bpmn-arrow", to, new Point(to.x() - 9 * x - 4 * y, to.y() - 9 * y + 4 * x),
                new Point(to.x() - 9 * x + 4 * y, to.y() - 9 * y - 4 * x));
    }

    private void element(Element element) {
        Bounds bounds = model.layout().shapes().get(element.id());
        if (bounds == null) {
            return;
        }
        open(kind(element.kind()), element.id());
        switch (element.kind()) {
            case Kind.Task _, Kind.Receive _, Kind.SubProcess _ -> activity(element, bounds);
            case Kind.Exclusive _, Kind.Inclusive _, Kind.Parallel _, Kind.EventBased _ ->
                    gateway(element, bounds);
            case Kind.Start _, Kind.End _, Kind.Terminate _, Kind.ErrorEnd _, Kind.Catch _, Kind.Boundary _ ->
                    event(element, bounds);
        }
        svg.append("</g>");
    }

    private String words(Element element) {
        return words.apply(element.id(), element.name());
    }

    private void open(String kind, String id) {
        svg.append("<g class=\"bpmn-").append(kind).append(passed.contains(id) ? " bpmn-passed" : "")
                .append(present.contains(id) ? " bpmn-present" : "").append("\">");
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case Kind.Task(Work work) -> "task bpmn-" + work.name().toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            case Kind.Receive _ -> "task bpmn-receive";
            case Kind.SubProcess _ -> "subprocess";
            case Kind.Exclusive _, Kind.Inclusive _, Kind.Parallel _, Kind.EventBased _ -> "gateway";
            case Kind.Start _ -> "event bpmn-start";
            case Kind.End _, Kind.Terminate _, Kind.ErrorEnd _ -> "event bpmn-end";
            case Kind.Catch _ -> "event bpmn-catch";
            case Kind.Boundary boundary -> "event bpmn-boundary"
                    + (boundary.interrupting() ? "" : " bpmn-beside");
        };
    }

    private void activity(Element element, Bounds box) {
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>".formatted(number(box.x()),
                number(box.y()), number(box.width()), number(box.height())));
        boolean inside = !(element.kind() instanceof Kind.SubProcess);
        List<String> lines = lines(words(element), inside ? box.width() - 10 : 1e9);
        double top = inside ? box.middle().y() - (lines.size() - 1) * LINE_HEIGHT / 2.0 : box.y()
                + LINE_HEIGHT;
        text(lines, new Point(box.middle().x(), top + 4));
        if (element.repeat() != null) {
            repeated(element.repeat().sequential(), box.middle().x(), box.y() + box.height() - 9);
        }
    }

    /** Three lines: upright for instances at once, level for one after the other. */
    private void repeated(boolean sequential, double x, double y) {
        for (int i = -1; i <= 1; i++) {
            svg.append(sequential ? line(x - 5, y + 3 * i, x + 5, y + 3 * i)
                    : line(x + 3 * i, y - 5, x + 3 * i, y + 5));
        }
    }

    private void gateway(Element element, Bounds box) {
        Point middle = box.middle();
        polygon("bpmn-shape", new Point(middle.x(), box.y()), new Point(box.x() + box.width(), middle.y()),
                new Point(middle.x(), box.y() + box.height()), new Point(box.x(), middle.y()));
        double r = box.width() / 5;
        switch (element.kind()) {
            case Kind.Exclusive _ -> svg.append(cross(middle, r * 0.8, r * 0.8));
            case Kind.Parallel _ -> svg.append(line(middle.x() - r, middle.y(), middle.x() + r, middle.y()))
                    .append(line(middle.x(), middle.y() - r, middle.x(), middle.y() + r));
            case Kind.Inclusive _ -> circle(middle, r, "bpmn-mark");
            default -> {
                circle(middle, r * 1.3, "bpmn-ring");
                circle(middle, r, "bpmn-ring");
            }
        }
        below(element, box);
    }

    private void event(Element element, Bounds box) {
        double r = box.width() / 2;
        circle(box.middle(), r, "bpmn-shape");
        Trigger trigger = switch (element.kind()) {
            case Kind.Catch(Trigger of) -> of;
            case Kind.Boundary(String _, boolean _, Trigger of) -> of;
            case Kind.ErrorEnd(String code) -> new Kind.OnError(code);
            default -> null;
        };
        if (element.kind() instanceof Kind.Catch || element.kind() instanceof Kind.Boundary) {
            circle(box.middle(), r - 3, "bpmn-ring");
        } else if (element.kind() instanceof Kind.Terminate) {
            circle(box.middle(), r - 6, "bpmn-full");
        }
        mark(trigger, box.middle(), r / 2);
        below(element, box);
    }

    private void mark(@Nullable Trigger trigger, Point at, double r) {
        switch (trigger) {
            case Kind.OnTimer _ -> {
                circle(at, r, "bpmn-ring");
                svg.append(line(at.x(), at.y(), at.x(), at.y() - r * 0.7))
                        .append(line(at.x(), at.y(), at.x() + r * 0.5, at.y()));
            }
            case Kind.OnMessage _ -> envelope(at, r);
            case Kind.OnError _ -> svg.append(cross(at, r * 0.6, r * 0.8));
            case null -> { }
        }
    }

    private void envelope(Point at, double r) {
        Point corner = new Point(at.x() - r, at.y() - r * 0.7);
        svg.append("<path class=\"bpmn-mark\" d=\"M%sh%sv%sh%sz l%s %s l%s %s\"/>".formatted(point(corner),
                number(2 * r), number(1.4 * r), number(-2 * r),
                number(r), number(0.8 * r), number(r), number(-0.8 * r)));
    }

    private void below(Element element, Bounds box) {
        label(element.id(), words(element), new Point(box.middle().x(), box.y() + box.height()
                + LINE_HEIGHT));
    }

    /** At the place the modeller gave it, else at ours. */
    private void label(String id, String name, Point otherwise) {
        Bounds given = model.layout().labels().get(id);
        Point at = given == null ? otherwise : new Point(given.middle().x(), given.y() + LINE_HEIGHT - 3);
        text(lines(name, given == null ? 110 : Math.max(60, given.width())), at);
    }

    private void text(List<String> lines, Point at) {
        if (lines.isEmpty()) {
            return;
        }
        svg.append("<text text-anchor=\"middle\">");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<tspan x=\"%s\" y=\"%s\">%s</tspan>".formatted(number(at.x()),
                    number(at.y() + i * LINE_HEIGHT), escaped(lines.get(i))));
        }
        svg.append("</text>");
    }

    private static List<String> lines(String name, double width) {
        List<String> lines = new ArrayList<>();
        Arrays.stream(name.split("\\s+")).filter(word -> !word.isEmpty()).forEach(word -> {
            boolean fits = !lines.isEmpty() && (lines.getLast().length() + word.length()
                    + 1) * LETTER_WIDTH < width;
            lines.add(fits ? lines.removeLast() + " " + word : word);
        });
        return lines;
    }

    private void circle(Point at, double radius, String style) {
        svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(style, number(at.x()),
                number(at.y()), number(radius)));
    }

    private void polygon(String style, Point... corners) {
        svg.append("<polygon class=\"").append(style).append("\" points=\"")
                .append(String.join(" ", Arrays.stream(corners).map(Diagram::point).toList())).append("\"/>");
    }

    private static String cross(Point at, double x, double y) {
        return line(at.x() - x, at.y() - y, at.x() + x, at.y() + y)
                + line(at.x() - x, at.y() + y, at.x() + x, at.y() - y);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "<path class=\"bpmn-mark\" d=\"M%s %sL%s %s\"/>".formatted(number(x1), number(y1), number(x2),
                number(y2));
    }

    private static String point(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0).replaceAll("\\.0$", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
