package divan.process;

import divan.process.Element.Repeat;
import divan.process.Kind.Trigger;
import divan.process.Kind.Work;
import divan.process.ModelErrors.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the XML of a BPMN file to a {@link Model}, gathering every problem on the way. */
final class ModelReader {
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("[$#]\\{.*", Pattern.DOTALL);
    private static final List<String> MODELLERS = List.of("http://camunda.org/schema/1.0/bpmn",
            "http://flowable.org/bpmn", "http://activiti.org/bpmn");
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String OWN = "{" + Model.NAMESPACE + "}";

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<String, Xml> messages = new HashMap<>();
    private final Map<String, Xml> errors = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> defaults = new HashSet<>();

    static Model read(byte[] bpmn) {
        return new ModelReader().model(Xml.read(bpmn), bpmn);
    }

    private Model model(Xml definitions, byte[] bpmn) {
        new Subset(problems).check(definitions);
        definitions.children("message").forEach(message -> messages.put(message.id(), message));
        definitions.children("error").forEach(error -> errors.put(error.id(), error));
        List<Xml> processes = definitions.children("process").toList();
        if (processes.size() != 1) {
            refuse(definitions, "process.one", "there must be one process, not " + processes.size());
            throw refusal();
        }
        Xml process = processes.getFirst();
        readScope(process, "");
        new ModelCheck(problems, process, elements, flows).run();
        if (!problems.isEmpty()) {
            throw refusal();
        }
        return new Model(process, elements, flows, Layout.read(definitions), definitions, bpmn);
    }

    private ModelErrors refusal() {
        problems.sort(Comparator.comparingInt(Problem::line));
        return new ModelErrors(problems);
    }

    private void readScope(Xml container, String scope) {
        container.children().stream().filter(child -> child.namespace().equals(Subset.BPMN))
                .forEach(child -> {
            Kind kind = kind(child);
            if (kind != null) {
                readElement(child, kind, scope);
            }
        });
        container.children("sequenceFlow").forEach(this::readFlow);
    }

    private void readElement(Xml xml, Kind kind, String scope) {
        String id = newId(xml);
        if (xml.attribute("default") != null) {
            defaults.add(xml.attribute("default"));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        xml.attributes().forEach((key, value) -> {
            if (key.startsWith(OWN)) {
                attributes.put(key.substring(OWN.length()), value);
            }
        });
        String name = Objects.requireNonNullElse(xml.attribute("name"), "").strip();
        elements.put(id, new Element(id, name, kind, scope, repeat(xml), Map.copyOf(attributes), xml));
        if (kind instanceof Kind.SubProcess) {
            readScope(xml, id);
        }
    }

    private @Nullable Kind kind(Xml xml) {
        return switch (xml.name()) {
            case "startEvent" -> new Kind.Start();
            case "endEvent" -> end(xml);
            case "intermediateCatchEvent" -> new Kind.Catch(trigger(xml));
            case "boundaryEvent" -> boundary(xml);
            case "userTask" -> new Kind.Task(Work.USER);
            case "serviceTask" -> new Kind.Task(Work.SERVICE);
            case "sendTask" -> new Kind.Task(Work.SEND);
            case "businessRuleTask" -> new Kind.Task(Work.BUSINESS_RULE);
            case "receiveTask" -> new Kind.Receive(message(xml));
            case "subProcess" -> new Kind.SubProcess();
            case "exclusiveGateway" -> new Kind.Exclusive();
            case "inclusiveGateway" -> new Kind.Inclusive();
            case "parallelGateway" -> new Kind.Parallel();
            case "eventBasedGateway" -> new Kind.EventBased();
            default -> null;
        };
    }

    private Kind end(Xml xml) {
        List<Xml> definitions = eventDefinitions(xml).toList();
        if (definitions.size() > 1) {
            refuse(xml, "event.one", "an end event has at most one definition");
        }
        if (definitions.isEmpty()) {
            return new Kind.End();
        }
        Xml definition = definitions.getFirst();
        if (definition.name().equals("errorEventDefinition")) {
            return new Kind.ErrorEnd(Objects.requireNonNullElse(error(xml, definition, true), ""));
        }
        return new Kind.Terminate();
    }

    private Kind boundary(Xml xml) {
        Trigger trigger = trigger(xml);
        boolean interrupting = !"false".equals(xml.attribute("cancelActivity"));
        if (trigger instanceof Kind.OnError && !interrupting) {
            refuse(xml, "boundary.error",
                    "a boundary error always interrupts: cancelActivity may not be false");
        }
        String host = Objects.requireNonNullElse(xml.attribute("attachedToRef"), "");
        return new Kind.Boundary(local(host), interrupting, trigger);
    }

    private Trigger trigger(Xml xml) {
        List<Xml> definitions = eventDefinitions(xml).toList();
        if (definitions.size() != 1) {
            refuse(xml, "event.one", xml.name() + " needs exactly one supported event definition");
            return new Kind.OnMessage("");
        }
        Xml definition = definitions.getFirst();
        return switch (definition.name()) {
            case "timerEventDefinition" -> new Kind.OnTimer(timing(xml, definition));
            case "errorEventDefinition" -> new Kind.OnError(error(xml, definition, false));
            default -> new Kind.OnMessage(message(xml, definition));
        };
    }

    private static Stream<Xml> eventDefinitions(Xml xml) {
        return xml.children().stream().filter(c -> c.namespace().equals(Subset.BPMN)
                && c.name().matches("(timer|message|error|terminate)EventDefinition"));
    }

    private Timing timing(Xml event, Xml definition) {
        Xml date = definition.child("timeDate");
        Xml duration = definition.child("timeDuration");
        if ((date == null) == (duration == null)) {
            refuse(event, "timer.one", "a timer needs either timeDuration or timeDate");
            return new Timing(false, "PT0S");
        }
        Xml given = date == null ? duration : date;
        return new Timing(date != null, expression(event, given));
    }

    private String message(Xml task) {
        return message(task, task);
    }

    private String message(Xml place, Xml referring) {
        Xml message = messages.get(local(Objects.requireNonNullElse(referring.attribute("messageRef"), "")));
        String name = message == null ? null : message.attribute("name");
        if (name == null || name.isBlank()) {
            refuse(place, "message.unknown", "messageRef must name a message that has a name");
            return "";
        }
        return name.strip();
    }

    private @Nullable String error(Xml place, Xml definition, boolean required) {
        String reference = definition.attribute("errorRef");
        if (reference == null && !required) {
            return null;
        }
        Xml error = reference == null ? null : errors.get(local(reference));
        String code = error == null ? null : error.attribute("errorCode");
        if (code == null || code.isBlank()) {
            refuse(place, "error.unknown", "errorRef must name an error that has an errorCode");
            return "";
        }
        return code.strip();
    }

    private @Nullable Repeat repeat(Xml activity) {
        Xml loop = activity.child("multiInstanceLoopCharacteristics");
        if (loop == null) {
            return null;
        }
        Xml input = loop.child("loopDataInputRef");
        String collection = modellers(loop, "collection", "inputCollection");
        if (collection != null) {
            collection = expression(activity, loop, collection);
        } else if (input != null) {
            collection = expression(activity, input);
        }
        String cardinality = optional(activity, loop.child("loopCardinality"));
        if ((collection == null) == (cardinality == null)) {
            refuse(activity, "repeat.one",
                    "a multi-instance activity needs either a collection or a loopCardinality");
        }
        Xml item = loop.child("inputDataItem");
        String variable = item == null ? modellers(loop, "elementVariable", "inputElement")
                : item.attribute("name");
        return new Repeat("true".equals(loop.attribute("isSequential")), collection, cardinality, variable,
                optional(activity, loop.child("completionCondition")));
    }

    /**
     * What the standard leaves to data inputs, as modellers write it: our own attribute, that of Camunda 7,
     * Flowable or Activiti, or the extension element of Camunda 8.
     */
    private static @Nullable String modellers(Xml loop, String attribute, String ofZeebe) {
        String own = loop.attribute(OWN + (attribute.equals("collection") ? attribute : "item"));
        Stream<@Nullable String> attributes = MODELLERS.stream()
                .map(namespace -> loop.attribute("{" + namespace + "}" + attribute));
        Stream<@Nullable String> elements = loop.children("extensionElements")
                .flatMap(e -> e.children().stream())
                .filter(e -> e.namespace().equals(ZEEBE) && e.name().equals("loopCharacteristics"))
                .map(e -> e.attribute(ofZeebe));
        return own != null ? own : Stream.concat(attributes, elements).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private @Nullable String optional(Xml place, @Nullable Xml holder) {
        return holder == null ? null : expression(place, holder);
    }

    private void readFlow(Xml xml) {
        String id = newId(xml);
        Xml condition = xml.child("conditionExpression");
        String from = local(Objects.requireNonNullElse(xml.attribute("sourceRef"), ""));
        String to = local(Objects.requireNonNullElse(xml.attribute("targetRef"), ""));
        String name = Objects.requireNonNullElse(xml.attribute("name"), "").strip();
        flows.put(id, new Flow(id, name, from, to, optional(xml, condition), defaults.contains(id),
                xml.line()));
    }

    /** The FEEL text; a leading = (as some modellers write) is dropped, another language is refused. */
    private String expression(Xml place, Xml holder) {
        return expression(place, holder, holder.text());
    }

    private String expression(Xml place, Xml holder, String written) {
        String text = written.startsWith("=") ? written.substring(1).strip() : written.strip();
        String language = holder.attribute("language");
        if (language != null && !language.toUpperCase(java.util.Locale.ROOT).contains("FEEL")) {
            refuse(place, "expression.language", "expressions are FEEL, not " + language);
        } else if (OTHER_LANGUAGE.matcher(text).matches()) {
            refuse(place, "expression.language", "expressions are FEEL, not " + text);
        } else if (text.isEmpty()) {
            refuse(place, "expression.empty", holder.name() + " is empty");
        }
        return text;
    }

    private String newId(Xml xml) {
        if (xml.id().isEmpty()) {
            refuse(xml, "id.missing", xml.name() + " has no id");
            return "?" + ids.size();
        }
        if (!ids.add(xml.id())) {
            refuse(xml, "id.twice", "the id " + xml.id() + " is used twice");
        }
        return xml.id();
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }

    private void refuse(Xml xml, String code, String message) {
        problems.add(new Problem(xml.id(), xml.line(), code, message));
    }
}
