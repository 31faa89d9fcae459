package divan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.process.ModelErrors.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    static byte[] permit() throws IOException {
        try (InputStream file = ReadingTest.class.getResourceAsStream("permit.bpmn")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static List<Problem> problems(String xml) {
        ModelErrors errors = catchThrowableOfType(ModelErrors.class,
                () -> Model.read(xml.getBytes(StandardCharsets.UTF_8)));
        return errors == null ? List.of() : errors.problems();
    }

    private static List<String> codes(String sketch) {
        return problems(Sketch.xml(sketch)).stream().map(p -> p.elementId() + " " + p.code()).toList();
    }

    @Test
    void aModelAsAModellerWritesItIsReadWithItsDiagramAndExtensions() throws IOException {
        Model model = Model.read(permit());
        assertThat(model.id()).isEqualTo("permit");
        assertThat(model.name()).isEqualTo("İkamet izni uzatma");
        assertThat(model.element("check").attributes()).isEqualTo(
                Map.of("decision", "eligibility", "act", "case.checked"));
        assertThat(model.element("check").xml().attribute("{http://camunda.org/schema/1.0/bpmn}asyncBefore"))
                .isEqualTo("true");
        assertThat(Objects.requireNonNull(model.element("decide").xml().child("extensionElements"))
                .children())
                .extracting(Xml::name).containsExactly("formData");
        assertThat(model.layout().shapes().get("wait")).isEqualTo(new Layout.Bounds(365, 245, 50, 50));
        assertThat(model.layout().edges().get("f11")).hasSize(3);
        assertThat(model.layout().labels()).containsOnlyKeys("begin");
        assertThat(model.expressions()).extracting(Model.Expression::text)
                .containsExactly("missing > 0", "duration(\"P\" + string(decision_days) + \"D\")");
    }

    @Test
    void aModelAsAModellerWritesItRuns() throws IOException {
        Player player = new Player(Model.read(permit()), new Feel(),
                Map.of("missing", 1, "decision_days", 90));
        player.complete("check").message("documents-completed");
        player.variables.put("missing", 0);
        player.complete("check").due("overdue").complete("decide").complete("remind");
        assertThat(player.ended).isNotNull();
        assertThat(player.now).isEqualTo("2027-02-20T09:00:00Z");
    }

    @Test
    void everyUnsupportedThingIsNamedWithItsElementAndLineAtOnce() {
        List<Problem> problems = problems("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                <process id="p">
                <startEvent id="s"><signalEventDefinition/></startEvent>
                <userTask id="a" isForCompensation="true"/>
                <scriptTask id="b"/>
                <userTask id="c"><standardLoopCharacteristics/></userTask>
                <sequenceFlow id="f" sourceRef="s" targetRef="a"/>
                <endEvent id="e"/>
                <foreign xmlns="urn:other"/>
                <sequenceFlow id="g" sourceRef="a" targetRef="e" color="red"/>
                <callActivity id="d"/>
                </process>
                </definitions>
                """);
        assertThat(problems).filteredOn(p -> p.code().startsWith("unsupported"))
                .extracting(p -> p.line() + " " + p.elementId())
                .containsExactly("3 s", "4 a", "5 b", "6 c", "9 p", "10 g", "11 d");
        assertThat(problems).extracting(Problem::message).contains("scriptTask is not supported in process",
                "isForCompensation may only be false, not true");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "task", "manualTask", "scriptTask", "callActivity", "transaction", "adHocSubProcess",
        "complexGateway", "intermediateThrowEvent", "implicitThrowEvent", "dataObject",
        "dataObjectReference", "dataStoreReference", "property", "ioSpecification", "auditing",
        "monitoring", "resourceRole", "performer", "correlationSubscription", "callChoreography",
        "subChoreography", "choreographyTask", "unheardOf"})
    void whatIsNotInTheSubsetIsRefusedInAProcess(String element) {
        String xml = Sketch.xml("s start\na user\ne finish\ns > a > e");
        assertThat(problems(xml)).isEmpty();
        assertThat(problems(xml.replace("</process>", "<" + element + " id=\"odd\"/></process>")))
                .extracting(Problem::elementId, Problem::code)
                .containsExactly(tuple("odd", "unsupported.element"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageEventDefinition", "timerEventDefinition", "signalEventDefinition",
        "conditionalEventDefinition", "errorEventDefinition", "escalationEventDefinition"})
    void aStartEventHasNoTrigger(String definition) {
        String xml = Sketch.xml("s start\na user\ne finish\ns > a > e");
        assertThat(problems(xml.replace("<startEvent id=\"s\">", "<startEvent id=\"s\"><" + definition
                + "/>")))
                .extracting(Problem::elementId).containsExactly("s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compensateEventDefinition", "escalationEventDefinition", "signalEventDefinition",
        "messageEventDefinition", "cancelEventDefinition"})
    void anEndEventEndsTerminatesOrFails(String definition) {
        String xml = Sketch.xml("s start\na user\ne finish\ns > a > e");
        assertThat(problems(xml.replace("<endEvent id=\"e\">", "<endEvent id=\"e\"><" + definition + "/>")))
                .extracting(Problem::elementId).containsExactly("e");
    }

    @Test
    void flowsAreChecked() {
        assertThat(codes("s start\na user\ne finish\ns > a > e\na > nowhere"))
                .containsExactly("a_nowhere flow.end");
        assertThat(codes("s start\na user\ne finish\ns > a > e if n = 1"))
                .containsExactly("s_a flow.condition", "a_e flow.condition");
        assertThat(codes("s start\nx exclusive\na user\ne finish\ns > x\nx > a if n = 1\nx > e\na > e"))
                .contains("x gateway.no-default", "x_e flow.condition");
        assertThat(codes("s start\nx exclusive\na user\ne finish\ns > x\nx > a\nx > e else\na > e"))
                .containsExactly("x_a flow.condition");
        assertThat(codes("s start\nx exclusive\ne finish\ns > x\nx > e if n = 1"))
                .containsExactly("x gateway.condition");
        assertThat(codes("s start\np sub\nps start\nb user\npe finish\nps > b > pe\nend p\n"
                + "e finish\ns > p > e\nb > e"))
                .containsExactly("b_e flow.scope");
    }

    @Test
    void beginningsAndEndsAreChecked() {
        assertThat(codes("a user\ne finish\na > e")).containsExactly("test start.one");
        assertThat(codes("s start\nt start\na user\ne finish\ns > a > e\nt > a"))
                .containsExactly("test start.one");
        assertThat(codes("s start\na user\ns > a")).containsExactly("test end.none", "a element.no-outgoing");
        assertThat(codes("s start\na user\nb user\ne finish\ns > a > e\nb > e"))
                .containsExactly("b element.unreachable");
        assertThat(codes("s start\na user\nb user\nc user\ne finish\ns > a > e\na > b > c > b"))
                .containsExactlyInAnyOrder("b element.no-end", "c element.no-end");
        assertThat(codes("s start\na user\ne finish\ns > a > e\na > s\ne > a"))
                .containsExactlyInAnyOrder("s start.incoming", "e end.outgoing");
        assertThat(codes("s start\np sub\nend p\ne finish\ns > p > e"))
                .containsExactlyInAnyOrder("p start.one", "p end.none");
    }

    @Test
    void gatewaysTurningInACircleAreRefused() {
        assertThat(codes("""
                s start
                x exclusive
                y exclusive
                a user
                e finish
                s > x > y
                y > x if again
                y > a else
                a > e
                """)).containsExactlyInAnyOrder("x gateway.circle", "y gateway.circle");
    }

    @Test
    void boundaryEventsAreChecked() {
        assertThat(codes("s start\na user\nt on b timer P1D\ne finish\ns > a > e\nt > e"))
                .containsExactlyInAnyOrder("t boundary.host", "t element.unreachable");
        assertThat(codes("s start\na user\nx on a error no\ny on a error no\n"
                + "e finish\ns > a > e\nx > e\ny > e"))
                .containsExactly("y boundary.twice");
        assertThat(codes("s start\na user\nx beside a error no\ne finish\ns > a > e\nx > e"))
                .containsExactly("x boundary.error");
        assertThat(codes("s start\na user\nt on a timer P1D\ne finish\ns > a > e\na > t\nt > e"))
                .containsExactly("t boundary.incoming");
        assertThat(codes("s start\nx exclusive\nt on x timer P1D\ne finish\ns > x > e\nt > e"))
                .containsExactly("t boundary.host");
    }

    @Test
    void eventBasedGatewaysAreChecked() {
        assertThat(codes("s start\ng event\nt timer P1D\ne finish\ns > g > t > e"))
                .containsExactly("g event-gateway.two");
        assertThat(codes("s start\ng event\nt timer P1D\na user\ne finish\ns > g > t > e\ng > a > e"))
                .containsExactly("a event-gateway.target");
        assertThat(codes("s start\ng event\nm message x\nr receive x\ne finish\ns > g > m > e\ng > r > e"))
                .containsExactly("r event-gateway.same");
        assertThat(codes("s start\ng event\nm message x\nt timer P1D\na user\ne finish\n"
                + "s > g > m > e\ng > t > a > m")).containsExactly("m event-gateway.target-incoming");
    }

    @Test
    void referencesExpressionsAndIdsAreChecked() {
        String xml = Sketch.xml("s start\nx exclusive\nm message news\na user\ne finish\n"
                + "s > m > x\nx > a if n = 1\nx > e else\na > e");
        assertThat(problems(xml)).isEmpty();
        assertThat(code(xml.replace("messageRef=\"m_news\"", "messageRef=\"other\"")))
                .isEqualTo("message.unknown");
        assertThat(code(xml.replace("name=\"news\"", ""))).isEqualTo("message.unknown");
        assertThat(code(xml.replace(">n = 1<", ">${n == 1}<"))).isEqualTo("expression.language");
        assertThat(code(xml.replace(">n = 1<", "><"))).isEqualTo("expression.empty");
        assertThat(code(xml.replace("<conditionExpression>", "<conditionExpression language=\"groovy\">")))
                .isEqualTo("expression.language");
        assertThat(code(xml.replace("default=\"x_e\"", "default=\"s_m\""))).isEqualTo("gateway.default");
        assertThat(code(xml.replace("<userTask id=\"a\">", "<userTask id=\"a\"><incoming>a_e</incoming>")))
                .isEqualTo("flow.declared");
        assertThat(code(xml.replace("<sequenceFlow id=\"a_e\"", "<sequenceFlow id=\"a\"")))
                .isEqualTo("id.twice");
        assertThat(code(xml.replace("<sequenceFlow id=\"a_e\"", "<sequenceFlow"))).isEqualTo("id.missing");
        assertThat(code(xml.replace("</process>", "</process><process id=\"q\"/>"))).isEqualTo("process.one");
    }

    private static String code(String xml) {
        return problems(xml).stream().findFirst().map(Problem::code).orElse("");
    }

    @Test
    void timersAreChecked() {
        String xml = Sketch.xml("s start\nt timer P1D\ne finish\ns > t > e");
        assertThat(code(xml.replace("<timeDuration>P1D</timeDuration>", ""))).isEqualTo("timer.one");
        assertThat(code(xml.replace("timeDuration>", "timeCycle>"))).isEqualTo("unsupported.element");
        assertThat(code(xml.replace("<timerEventDefinition>",
                "<timerEventDefinition/><timerEventDefinition>")))
                .isEqualTo("event.one");
    }

    @Test
    void xmlIsReadWithoutEntitiesAndBounded() {
        String xml = Sketch.xml("s start\na user\ne finish\ns > a > e");
        String doctype = "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        assertThat(code(xml.replace("?>", "?>" + doctype))).isEqualTo("xml.doctype");
        assertThat(code(xml.replace("</process>", "&x;</process>"))).isEqualTo("xml.malformed");
        assertThat(code(xml.replace("</process>", ""))).isEqualTo("xml.malformed");
        assertThat(code("")).isEqualTo("xml.malformed");
        assertThat(catchThrowableOfType(ModelErrors.class, () -> Model.read(new byte[] {'<', (byte) 0xFE}))
                .problems()).extracting(Problem::code).containsExactly("xml.encoding");
        assertThat(code("<html/>")).isEqualTo("xml.not-bpmn");
        assertThat(code("<a>".repeat(100))).isEqualTo("xml.too-deep");
        assertThat(code(" ".repeat(Xml.MAX_BYTES + 1))).isEqualTo("xml.too-large");
        String many = IntStream.range(0, 2_000).mapToObj(i -> "a" + i + " user\n")
                .collect(Collectors.joining());
        assertThat(code(Sketch.xml("s start\ne finish\ns > e\n" + many))).isEqualTo("process.too-large");
    }

    /** A file damaged anywhere is read or refused, never anything else. */
    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = permit();
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(damaged.length - 60);
                System.arraycopy(damaged, random.nextInt(damaged.length - 60), damaged, at,
                        random.nextInt(60));
            }
            try {
                Model.read(damaged);
            } catch (ModelErrors e) {
                assertThat(e.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
