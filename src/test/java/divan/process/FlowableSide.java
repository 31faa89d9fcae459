package divan.process;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.EventGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.MessageEventDefinition;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.event.FlowableActivityEvent;
import org.flowable.engine.delegate.event.FlowableSequenceFlowTakenEvent;
import org.flowable.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.flowable.engine.impl.bpmn.helper.ErrorPropagation;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.repository.DeploymentBuilder;
import org.flowable.job.api.Job;

/**
 * Flowable with a database in memory. Tasks for people are its own; automatic ones wait like ours do, by its
 * own extension point for what a task does.
 */
final class FlowableSide implements AutoCloseable {
    private final ProcessEngineConfigurationImpl configuration;
    private final ProcessEngine engine;
    private final List<String> texts = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final Map<String, String> waiting = new HashMap<>();

    FlowableSide() {
        configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:oracle");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setCreateDiagramOnDeploy(false);
        configuration.setEventListeners(List.of(new Listener()));
        configuration.setBeans(new HashMap<>(Map.of("feel", new Bridge(texts))));
        configuration.setCustomDefaultBpmnParseHandlers(Behaving.all(Work::new));
        engine = configuration.buildProcessEngine();
    }

    /** FEEL from inside Flowable's expressions. */
    public record Bridge(List<String> texts) {
        public boolean holds(DelegateExecution execution, int index) {
            return new Feel().holds(texts.get(index), seen(execution));
        }

        public Date date(DelegateExecution execution, int index) {
            Timing timing = new Timing(true, texts.get(index));
            return Date.from(timing.due(Instant.EPOCH, text -> new Feel().value(text, seen(execution))));
        }

        private static Map<String, Object> seen(DelegateExecution execution) {
            return execution.getVariables();
        }
    }

    /** Waits until it is told that the task is done. */
    private static final class Work extends TaskActivityBehavior {
        private static final long serialVersionUID = 1L;

        @Override
        public void execute(DelegateExecution execution) {
            // somebody else does it
        }

        @Override
        public void trigger(DelegateExecution execution, String signal, Object data) {
            leave(execution);
        }
    }

    private final class Listener extends AbstractFlowableEventListener {
        @Override
        public void onEvent(FlowableEvent event) {
            if (event instanceof FlowableSequenceFlowTakenEvent taken) {
                path.add(taken.getId());
            } else if (event instanceof FlowableActivityEvent activity
                    && event.getType() == FlowableEngineEventType.ACTIVITY_STARTED
                    && "endEvent".equals(activity.getActivityType())) {
                path.add(activity.getActivityId());
            }
        }

        @Override
        public boolean isFailOnException() {
            return true;
        }
    }

    /** @param models BPMN as ours, by the key under which they are to be known */
    void deploy(Map<String, byte[]> models) {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment()
                .disableBpmnValidation().disableSchemaValidation();
        models.forEach((key, bpmn) -> builder.addString(key + ".bpmn", FlowableModel.of(bpmn, key, texts)));
        builder.deploy();
    }

    /** @return the stages up to the first input for which nothing waits */
    List<Stage> play(String key, Map<String, Object> variables, List<Input> inputs) {
        configuration.getClock().setCurrentTime(Date.from(Player.BEGIN));
        path.clear();
        String instance = engine.getRuntimeService().startProcessInstanceByKey(key, variables).getId();
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(instance));
        for (Input input : inputs) {
            configuration.getClock().setCurrentTime(Date.from(input.at()));
            if (!isPut(input)) {
                return stages;
            }
            stages.add(stage(instance));
        }
        return stages;
    }

    /** @return whether anything waits for it; else nothing happens */
    private boolean isPut(Input input) {
        String at = Stage.wait(input.element(), input.items());
        String id = waiting.get(input.what() == Input.What.TIMER ? at + " due " + input.text() : at);
        if (id == null) {
            return false;
        }
        switch (input.what()) {
            case TIMER -> {
                engine.getManagementService().moveTimerToExecutableJob(id);
                engine.getManagementService().executeJob(id);
            }
            case MESSAGE -> message(id, input);
            case FAIL -> engine.getManagementService().executeCommand(context -> {
                ExecutionEntity execution = CommandContextUtil.getExecutionEntityManager(context)
                        .findById(id);
                execution.setVariables(input.changes());
                ErrorPropagation.propagateError(input.text(), execution);
                return null;
            });
            case COMPLETE -> complete(id, input);
        }
        return true;
    }

    private void message(String id, Input input) {
        if (waiting.containsKey(id)) {
            engine.getRuntimeService().trigger(id, input.changes());
        } else {
            engine.getRuntimeService().messageEventReceived(input.text(), id, input.changes());
        }
    }

    private void complete(String id, Input input) {
        String task = waiting.get(id);
        if (task != null && !task.isEmpty()) {
            engine.getTaskService().complete(task, input.changes());
        } else {
            engine.getRuntimeService().trigger(id, input.changes());
        }
    }

    private Stage stage(String instance) {
        List<String> waits = new ArrayList<>();
        waiting.clear();
        engine.getManagementService().executeCommand(context -> {
            var executions = CommandContextUtil.getExecutionEntityManager(context);
            for (ExecutionEntity execution : executions.findChildExecutionsByProcessInstanceId(instance)) {
                look(execution, waits);
            }
            CommandContextUtil.getTaskService(context).findTasksByProcessInstanceId(instance)
                    .forEach(task -> waiting.put(task.getExecutionId(), task.getId()));
            for (Job job : CommandContextUtil.getTimerJobService(context)
                    .findTimerJobsByProcessInstanceId(instance)) {
                List<Integer> items = items(executions.findById(job.getExecutionId()));
                String wait = Stage.wait(job.getElementId(), items) + " due " + job.getDuedate().toInstant();
                waits.add(wait);
                waiting.putIfAbsent(wait, job.getId());
            }
            return null;
        });
        Stage stage = new Stage(List.copyOf(path), waits.stream().sorted().toList());
        path.clear();
        return stage;
    }

    private void look(ExecutionEntity execution, List<String> waits) {
        FlowElement at = execution.getCurrentFlowElement();
        if (at instanceof Gateway && !(at instanceof EventGateway)) {
            waits.add(Stage.joining(at.getId(), items(execution)));
        } else if (isWaiting(execution, at)) {
            String wait = Stage.wait(at.getId(), items(execution));
            waits.add(wait);
            waiting.putIfAbsent(wait, execution.getId());
            if (at instanceof ReceiveTask) {
                waiting.put(execution.getId(), "");
            }
        }
    }

    private static boolean isWaiting(ExecutionEntity execution, FlowElement at) {
        return execution.isActive() && !execution.isMultiInstanceRoot() && switch (at) {
            case org.flowable.bpmn.model.Task _ -> true;
            case IntermediateCatchEvent _ -> true;
            case BoundaryEvent boundary -> boundary.getEventDefinitions().getFirst()
                    instanceof MessageEventDefinition;
            case null, default -> false;
        };
    }

    private static List<Integer> items(ExecutionEntity execution) {
        Deque<Integer> items = new ArrayDeque<>();
        for (ExecutionEntity e = execution; e.getParent() != null; e = e.getParent()) {
            if (e.getParent().isMultiInstanceRoot()
                    && e.getVariableLocal("loopCounter") instanceof Integer index) {
                items.push(index);
            }
        }
        return List.copyOf(items);
    }

    @Override
    public void close() {
        engine.close();
    }
}
