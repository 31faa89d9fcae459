package divan.casework;

import com.zaxxer.hikari.HikariDataSource;
import divan.process.Behaving;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Flowable with the residence process on PostgreSQL: history as for an audit, conditions in its own language,
 * automatic tasks that are done at once.
 */
final class FlowablePeer implements AutoCloseable {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String KEY = "residence";
    private static final String LATER = "${until}";
    private static final Map<String, String> EXPRESSIONS = Map.of(
        "outcome in [\"grant\", \"refuse\"]", "${outcome == \"grant\" || outcome == \"refuse\"}",
        "outcome = \"grant\"", "${outcome == \"grant\"}",
        "documents_consequence = \"remove-from-process\"", "${consequence == \"remove-from-process\"}");

    private final ProcessEngine engine;

    FlowablePeer(HikariDataSource pool, byte[] bpmn) throws Exception {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.AUDIT);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setCreateDiagramOnDeploy(false);
        configuration.setCustomDefaultBpmnParseHandlers(Behaving.all(Behaving.AtOnce::new));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString(KEY + ".bpmn", translated(bpmn))
            .disableBpmnValidation().disableSchemaValidation().deploy();
    }

    private static String translated(byte[] bpmn) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
        Element process = all(document, "process").getFirst();
        process.setAttribute("id", KEY);
        process.setAttribute("isExecutable", "true");
        all(document, "participant").forEach(participant -> participant.setAttribute("processRef", KEY));
        all(document, "timeDate").forEach(timer -> timer.setTextContent(LATER));
        all(document, "conditionExpression").forEach(condition ->
            condition.setTextContent(EXPRESSIONS.get(condition.getTextContent().strip())));
        StringWriter xml = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer()
            .transform(new DOMSource(document), new StreamResult(xml));
        return xml.toString();
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(BPMN, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    /**
     * From the filing to the end, a transaction a step.
     *
     * @param filing what is kept with the case, or empty
     */
    void carry(String filing, Instant until) {
        Map<String, Object> variables = new HashMap<>(Map.of("outcome", "", "consequence", "",
            "until", Date.from(until)));
        if (!filing.isEmpty()) {
            variables.put("filing", filing);
        }
        String id = engine.getRuntimeService().startProcessInstanceByKey(KEY, variables).getId();
        complete(id, Map.of());
        complete(id, Map.of("outcome", "grant"));
        complete(id, Map.of());
    }

    private void complete(String id, Map<String, Object> variables) {
        String task = engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult().getId();
        engine.getTaskService().complete(task, variables);
    }

    long ended() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
