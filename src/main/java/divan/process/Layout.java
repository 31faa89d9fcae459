package divan.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is drawn (BPMN DI): bounds of shapes and way points of edges, by element id, in the diagram's
 * own units, y downwards; x before y. Of several diagrams in a file the first is kept.
 */
public record Layout(Map<String, Bounds> shapes, Map<String, List<Point>> edges, Map<String, Bounds> labels) {
    static final Layout NONE = new Layout(Map.of(), Map.of(), Map.of());

    public record Bounds(double x, double y, double width, double height) {
        public Point middle() {
            return new Point(x + width / 2, y + height / 2);
        }
    }

    public record Point(double x, double y) {
    }

    public boolean isEmpty() {
        return shapes.isEmpty();
    }

    static Layout read(Xml definitions) {
        Xml diagram = definitions.children().stream().filter(xml -> xml.name().equals("BPMNDiagram"))
                .findFirst().orElse(null);
        Xml plane = diagram == null ? null : diagram.child("BPMNPlane");
        if (plane == null) {
            return NONE;
        }
        Layout layout = new Layout(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        plane.children("BPMNShape").forEach(layout::readShape);
        plane.children("BPMNEdge").forEach(layout::readEdge);
        return layout;
    }

    private void readShape(Xml shape) {
        Bounds bounds = bounds(shape);
        if (bounds != null) {
            shapes.put(element(shape), bounds);
        }
        readLabel(shape);
    }

    private void readEdge(Xml edge) {
        List<Point> points = new ArrayList<>();
        named(edge, "waypoint").forEach(point -> points.add(
                new Point(number(point, "x"), number(point, "y"))));
        if (points.size() > 1) {
            edges.put(element(edge), List.copyOf(points));
        }
        readLabel(edge);
    }

    private void readLabel(Xml drawn) {
        Xml label = drawn.child("BPMNLabel");
        Bounds bounds = label == null ? null : bounds(label);
        if (bounds != null) {
            labels.put(element(drawn), bounds);
        }
    }

    private static @Nullable Bounds bounds(Xml xml) {
        return named(xml, "Bounds").findFirst().map(b -> new Bounds(number(b, "x"), number(b, "y"),
                number(b, "width"), number(b, "height"))).orElse(null);
    }

    private static Stream<Xml> named(Xml xml, String name) {
        return xml.children().stream().filter(child -> child.name().equals(name));
    }

    private static String element(Xml drawn) {
        String reference = drawn.attributes().getOrDefault("bpmnElement", "");
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** A number that cannot be read draws its shape at the origin: a drawing never stops a process. */
    private static double number(Xml xml, String attribute) {
        try {
            double value = Double.parseDouble(xml.attributes().getOrDefault(attribute, "0"));
            return Double.isFinite(value) ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
