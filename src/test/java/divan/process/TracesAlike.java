package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

/**
 * Equality of traces as partial orders. Inputs come one after the other, so what belongs to different inputs
 * is ordered. Within what came of one input, a flow or an end comes after what led to it, and everything else
 * is unordered: two engines may say it in any order. Where something is passed more than once in one stage,
 * tokens cannot be told apart, and the number alone counts.
 */
final class TracesAlike {
    private final Model model;

    TracesAlike(Model model) {
        this.model = model;
    }

    void check(String what, List<Stage> ours, List<Stage> theirs) {
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            Stage our = ours.get(i);
            Stage their = seen(theirs.get(i));
            assertThat(their.path()).as("path of input %d of %s", i, what)
                    .containsExactlyInAnyOrderElementsOf(our.path());
            assertThat(their.waits()).as("waits after input %d of %s", i, what).isEqualTo(our.waits());
            for (String first : our.path()) {
                for (String second : our.path()) {
                    if (causes(first, second) && isOnce(our, first) && isOnce(our, second)) {
                        assertThat(isBefore(their, first, second))
                                .as("%s before %s at input %d of %s", first, second, i, what)
                                .isEqualTo(isBefore(our, first, second));
                    }
                }
            }
        }
        assertThat(theirs).as(what).hasSameSizeAs(ours);
    }

    /**
     * Whether they first differ where Flowable keeps a token at an inclusive gateway that by BPMN 2.0.2
     * §13.4.3 goes on: tokens that can only come round a loop, by a flow that has a token already, do not
     * hold it up.
     */
    boolean isInclusiveHeld(List<Stage> ours, List<Stage> theirs) {
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            List<String> our = ours.get(i).waits();
            List<String> their = theirs.get(i).waits();
            if (!our.equals(their)) {
                return their.stream().anyMatch(wait -> wait.startsWith("at ") && !our.contains(wait)
                        && model.element(wait.substring(3, wait.indexOf('['))).kind()
                        instanceof Kind.Inclusive);
            }
        }
        return false;
    }

    private Stage seen(Stage stage) {
        return new Stage(stage.path().stream().filter(id -> model.flow(id) == null
                || !(model.element(model.flow(id).from()).kind() instanceof Kind.EventBased)).toList(),
                stage.waits());
    }

    private static boolean isOnce(Stage stage, String id) {
        return Collections.frequency(stage.path(), id) == 1;
    }

    private static boolean isBefore(Stage stage, String first, String second) {
        return stage.path().indexOf(first) < stage.path().indexOf(second);
    }

    /** Whether a token that took the first flow may be the one that goes on by the second, or ends there. */
    private boolean causes(String first, String second) {
        Flow flow = model.flow(first);
        Flow next = model.flow(second);
        if (flow == null) {
            return next != null && leaves(model.element(first), model.element(next.from()));
        }
        if (next == null) {
            return flow.to().equals(second);
        }
        Element source = model.element(next.from());
        return flow.to().equals(next.from())
                || source.kind() instanceof Kind.Start && source.scope().equals(flow.to());
    }

    /** The end of a sub-process before what comes after it, or after an error that it threw. */
    private boolean leaves(Element end, Element source) {
        boolean caught = source.kind() instanceof Kind.Boundary(String host, boolean _, Kind.OnError _)
                && end.kind() instanceof Kind.ErrorEnd && host.equals(end.scope());
        return source.id().equals(end.scope()) || caught;
    }
}
