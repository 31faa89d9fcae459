package divan.process;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BusinessRuleTask;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.SendTask;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.flowable.engine.impl.bpmn.parser.BpmnParse;
import org.flowable.engine.impl.bpmn.parser.handler.AbstractActivityBpmnParseHandler;
import org.flowable.engine.parse.BpmnParseHandler;

/** Gives the automatic tasks of a model that Flowable reads one behaviour, whatever the file says of them. */
public final class Behaving<T extends FlowNode> extends AbstractActivityBpmnParseHandler<T> {
    private final Class<T> type;
    private final Supplier<TaskActivityBehavior> behaviour;

    private Behaving(Class<T> type, Supplier<TaskActivityBehavior> behaviour) {
        this.type = type;
        this.behaviour = behaviour;
    }

    /** For service, send and business rule tasks. */
    public static List<BpmnParseHandler> all(Supplier<TaskActivityBehavior> behaviour) {
        return Stream.of(ServiceTask.class, SendTask.class, BusinessRuleTask.class)
            .<BpmnParseHandler>map(type -> new Behaving<>(type, behaviour)).toList();
    }

    /** Done as soon as it is reached. */
    public static final class AtOnce extends TaskActivityBehavior {
        private static final long serialVersionUID = 1L;

        @Override
        public void execute(DelegateExecution execution) {
            leave(execution);
        }
    }

    @Override
    public Class<T> getHandledType() {
        return type;
    }

    @Override
    protected void executeParse(BpmnParse parse, T element) {
        element.setBehavior(behaviour.get());
    }
}
