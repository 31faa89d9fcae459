package divan.process;

import divan.process.ModelErrors.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which elements and attributes of BPMN 2.0 a model may contain; everything else is refused where it
 * stands.
 */
final class Subset {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    /**
     * Element | attributes | children, capitals standing for a list below. An attribute written with {@code
     * =} may have that value only, which is the standard's default. Every element may have id, name,
     * documentation, extensionElements, and attributes of foreign namespaces.
     */
    private static final String TABLE = """
            definitions | targetNamespace expressionLanguage typeLanguage exporter exporterVersion | ROOT
            process | isExecutable isClosed processType | CONTENT
            subProcess | triggeredByEvent=false ACTIVITY | WAYS LOOP CONTENT
            startEvent | isInterrupting=true parallelMultiple=false | outgoing
            endEvent | | incoming terminateEventDefinition errorEventDefinition
            intermediateCatchEvent | parallelMultiple=false | incoming outgoing CATCH
            boundaryEvent | attachedToRef cancelActivity parallelMultiple=false | outgoing BOUNDARY
            timerEventDefinition | | timeDuration timeDate
            messageEventDefinition | messageRef |
            errorEventDefinition | errorRef |
            terminateEventDefinition | |
            timeDuration | language |
            timeDate | language |
            userTask | implementation=##unspecified ACTIVITY | WAYS LOOP
            serviceTask | implementation=##WebService ACTIVITY | WAYS LOOP
            sendTask | implementation=##WebService ACTIVITY | WAYS LOOP
            businessRuleTask | implementation=##unspecified ACTIVITY | WAYS LOOP
            receiveTask | implementation=##WebService messageRef instantiate=false ACTIVITY | WAYS LOOP
            multiInstanceLoopCharacteristics | isSequential behavior=All | REPEAT
            loopCardinality | language |
            completionCondition | language |
            loopDataInputRef | |
            inputDataItem | itemSubjectRef isCollection=false |
            exclusiveGateway | gatewayDirection default | incoming outgoing
            inclusiveGateway | gatewayDirection default | incoming outgoing
            parallelGateway | gatewayDirection | incoming outgoing
            eventBasedGateway | gatewayDirection instantiate=false eventGatewayType=Exclusive | WAYS
            sequenceFlow | sourceRef targetRef isImmediate=true | conditionExpression
            conditionExpression | language |
            incoming | |
            outgoing | |
            message | itemRef |
            error | errorCode structureRef |
            itemDefinition | * |
            category | | categoryValue
            categoryValue | * |
            collaboration | isClosed | participant messageFlow ARTIFACT
            participant | processRef |
            messageFlow | * |
            laneSet | | lane
            lane | partitionElementRef | flowNodeRef childLaneSet
            childLaneSet | | lane
            flowNodeRef | |
            textAnnotation | textFormat | text
            text | |
            association | * |
            group | * |
            """;
    private static final Map<String, String> LISTS = Map.of(
            "ROOT", "process collaboration message error itemDefinition category",
            "CONTENT", "laneSet sequenceFlow NODE ARTIFACT",
            "NODE", "startEvent endEvent intermediateCatchEvent boundaryEvent subProcess userTask"
                    + " serviceTask sendTask businessRuleTask receiveTask exclusiveGateway inclusiveGateway"
                    + " parallelGateway eventBasedGateway",
            "ARTIFACT", "textAnnotation association group",
            "ACTIVITY", "isForCompensation=false startQuantity=1 completionQuantity=1",
            "WAYS", "incoming outgoing",
            "BOUNDARY", "CATCH errorEventDefinition",
            "CATCH", "timerEventDefinition messageEventDefinition",
            "LOOP", "multiInstanceLoopCharacteristics",
            "REPEAT", "loopCardinality loopDataInputRef inputDataItem completionCondition");
    private static final Map<String, Row> ROWS = TABLE.lines().map(Row::of)
            .collect(Collectors.toMap(Row::name, row -> row));

    private record Row(String name, Map<String, String> attributes, Set<String> children) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            Map<String, String> attributes = new HashMap<>(Map.of("id", "", "name", ""));
            words(cells[1]).map(word -> word.split("=")).forEach(pair -> attributes.put(pair[0],
                    pair.length == 1 ? "" : pair[1]));
            return new Row(cells[0].strip(), attributes, words(cells[2]).collect(Collectors.toSet()));
        }

        private static Stream<String> words(String cell) {
            return Arrays.stream(cell.strip().split(" +")).filter(word -> !word.isEmpty())
                    .flatMap(word -> LISTS.containsKey(word) ? words(LISTS.get(word)) : Stream.of(word));
        }
    }

    private final List<Problem> problems;

    Subset(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Xml definitions) {
        if (!definitions.namespace().equals(BPMN) || !definitions.name().equals("definitions")) {
            throw ModelErrors.of(definitions.line(), "xml.not-bpmn", "the root is not definitions of "
                    + BPMN);
        }
        check(definitions, "");
    }

    private void check(Xml xml, String around) {
        String place = xml.id().isEmpty() ? around : xml.id();
        Row row = ROWS.get(xml.name());
        if (!row.attributes.containsKey("*")) {
            xml.attributes().forEach((name, value) -> attribute(xml, row, place, name, value));
        }
        xml.children().forEach(child -> child(xml, row, place, child));
    }

    private void attribute(Xml xml, Row row, String place, String name, String value) {
        String allowed = row.attributes.get(name);
        if (allowed == null && !name.startsWith("{")) {
            refuse(xml, place, "unsupported.attribute", xml.name() + " may not have the attribute " + name);
        } else if (allowed != null && !allowed.isEmpty() && !sameOrUnspecified(allowed, value)) {
            refuse(xml, place, "unsupported.attribute", name + " may only be " + allowed + ", not " + value);
        }
    }

    private static boolean sameOrUnspecified(String allowed, String value) {
        return value.equals(allowed) || allowed.startsWith("##") && value.equals("##unspecified");
    }

    private void child(Xml xml, Row row, String place, Xml child) {
        String name = child.name();
        if (child.namespace().equals(BPMN)) {
            if (row.children.contains(name)) {
                check(child, place);
            } else if (!name.equals("documentation") && !name.equals("extensionElements")) {
                String id = child.id().isEmpty() ? place : child.id();
                refuse(child, id, "unsupported.element", name + " is not supported in " + xml.name());
            }
        } else if (!child.namespace().equals(DI)) {
            refuse(child, place, "unsupported.element", "foreign element " + name
                    + " outside extensionElements");
        }
    }

    private void refuse(Xml xml, String id, String code, String message) {
        problems.add(new Problem(id, xml.line(), code, message));
    }
}
