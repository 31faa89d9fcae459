package divan.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short hand for models in tests, one thing a line:
 * {@code a user}, {@code x exclusive}, {@code t timer P1D}, {@code b on a timer P1D} (or {@code beside a},
 * not interrupting), {@code p sub each list as item} … {@code end p}, {@code s > a > x}, {@code x > b if n =
 * 1}, {@code x > c else}.
 */
final class Sketch {
    private static final Pattern REPEAT = Pattern.compile(
            "(\\S+)(?: (each|times) (\\S+))?(?: as (\\S+))?( sequential)?(?: until (.+))?");
    private static final Map<String, String> NODES = Map.ofEntries(Map.entry("start", "startEvent"),
            Map.entry("finish", "endEvent"), Map.entry("user", "userTask"),
            Map.entry("service", "serviceTask"),
            Map.entry("rule", "businessRuleTask"), Map.entry("send", "sendTask"),
            Map.entry("sub", "subProcess"),
            Map.entry("exclusive", "exclusiveGateway"), Map.entry("inclusive", "inclusiveGateway"),
            Map.entry("parallel", "parallelGateway"), Map.entry("event", "eventBasedGateway"));

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> roots = new LinkedHashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    static Model model(String sketch) {
        return Model.read(xml(sketch).getBytes(StandardCharsets.UTF_8));
    }

    static String xml(String sketch) {
        Sketch drawing = new Sketch();
        sketch.lines().map(String::strip).filter(line -> line.matches("\\S+ > \\S+ else"))
                .map(line -> line.split(" "))
                .forEach(words -> drawing.defaults.put(words[0], words[0] + "_" + words[2]));
        sketch.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(drawing::line);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:d="urn:divan:bpmn:1"
                    targetNamespace="urn:test">
                """ + String.join("", drawing.roots.values()) + "<process id=\"test\">\n" + drawing.body
                + "</process>\n</definitions>\n";
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        if (words.length > 1 && words[1].equals(">")) {
            flows(line);
        } else if (words[0].equals("end")) {
            body.append("</").append(open.pop()).append(">\n");
        } else {
            node(words[0], words[1], words.length > 2 ? words[2] : "");
        }
    }

    private void flows(String line) {
        String[] parts = line.split(" (?=if |else)", 2);
        String[] ids = parts[0].split(" > ");
        for (int i = 1; i < ids.length; i++) {
            String start = "<sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\""
                    .formatted(ids[i - 1], ids[i], ids[i - 1], ids[i]);
            body.append(start).append(parts.length > 1 && parts[1].startsWith("if ")
                    ? "><conditionExpression>" + escaped(parts[1].substring(3))
                    + "</conditionExpression></sequenceFlow>\n"
                    : "/>\n");
        }
    }

    private void node(String id, String kind, String rest) {
        switch (kind) {
            case "on", "beside" -> boundary(id, kind, rest.split(" ", 3));
            case "timer", "message" -> element("intermediateCatchEvent", id, "", definition(kind, rest));
            case "terminate" -> element("endEvent", id, "", "<terminateEventDefinition/>");
            case "error" -> element("endEvent", id, "", definition(kind, rest));
            case "receive" -> element("receiveTask", id, " messageRef=\"" + message(rest) + "\"", "");
            default -> plain(id, kind, rest);
        }
    }

    private void plain(String id, String kind, String rest) {
        String name = NODES.get(kind);
        String loop = rest.isEmpty() ? "" : loop(kind + " " + rest);
        String attributes = defaults.containsKey(id) ? " default=\"" + defaults.get(id) + "\"" : "";
        if (kind.equals("sub")) {
            body.append("<subProcess id=\"%s\">%s\n".formatted(id, loop));
            open.push(name);
        } else {
            element(name, id, attributes, loop);
        }
    }

    private static String loop(String text) {
        Matcher parts = REPEAT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        StringBuilder xml = new StringBuilder("<multiInstanceLoopCharacteristics isSequential=\"" + (
                parts.group(5) != null) + "\">");
        xml.append(parts.group(2).equals("times") ? "<loopCardinality>" + parts.group(3)
                + "</loopCardinality>"
                : "<loopDataInputRef>" + parts.group(3) + "</loopDataInputRef>");
        xml.append(parts.group(4) == null ? "" : "<inputDataItem name=\"" + parts.group(4) + "\"/>");
        xml.append(parts.group(6) == null ? ""
                : "<completionCondition>" + escaped(parts.group(6)) + "</completionCondition>");
        return xml.append("</multiInstanceLoopCharacteristics>").toString();
    }

    private void boundary(String id, String kind, String[] rest) {
        String attributes = " attachedToRef=\"" + rest[0] + "\""
                + (kind.equals("on") ? "" : " cancelActivity=\"false\"");
        element("boundaryEvent", id, attributes, definition(rest[1], rest.length > 2 ? rest[2] : ""));
    }

    private String definition(String kind, String what) {
        return switch (kind) {
            case "timer" -> what.startsWith("at ")
                    ? "<timerEventDefinition><timeDate>" + what.substring(3)
                    + "</timeDate></timerEventDefinition>"
                    : "<timerEventDefinition><timeDuration>" + what
                    + "</timeDuration></timerEventDefinition>";
            case "message" -> "<messageEventDefinition messageRef=\"" + message(what) + "\"/>";
            case "error" -> what.isEmpty() ? "<errorEventDefinition/>" : error(what);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String message(String name) {
        roots.put("m_" + name, "<message id=\"m_%s\" name=\"%s\"/>\n".formatted(name, name));
        return "m_" + name;
    }

    private String error(String code) {
        roots.put("e_" + code, "<error id=\"e_%s\" errorCode=\"%s\"/>\n".formatted(code, code));
        return "<errorEventDefinition errorRef=\"e_" + code + "\"/>";
    }

    private void element(String name, String id, String attributes, String content) {
        body.append("<%s id=\"%s\"%s>%s</%s>\n".formatted(name, id, attributes, content, name));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
