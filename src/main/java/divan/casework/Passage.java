package divan.casework;

import divan.journal.Act;
import divan.process.Kind;
import divan.process.Model;
import divan.process.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a case came in its process, told from its acts by the very fold that moved it.
 *
 * @param stops activities that were passed, in order, and when
 * @param passed ids of all elements and flows that were passed
 * @param present ids of the elements where it stands
 * @param told false where an act of it was erased: then only where it stands is known
 */
public record Passage(Model model, List<Stop> stops, Set<String> passed, Set<String> present, boolean told) {

    /** Which fold an act is for. */
    interface Folds {
        CaseFold of(@Nullable CaseState before, Act act);
    }

    /** An element that was passed. */
    public record Stop(String element, Instant at) {
    }

    /**
     * A case that went over to another version is drawn by the process by which it runs now; of the way
     * before, what that one has too.
     *
     * @param folds by which an act is folded into a case that stands so; null before its filing
     */
    static Passage of(CaseState state, Model model, Folds folds, List<Act> acts) {
        List<Act> moves = acts.stream().filter(CaseFold::moves).toList();
        Set<String> present = state.state().tokens().stream().map(Token::at).collect(Collectors.toSet());
        if (moves.stream().anyMatch(Act::erased)) {
            return new Passage(model, List.of(), Set.of(), present, false);
        }
        List<Stop> stops = new ArrayList<>();
        Set<String> passed = new LinkedHashSet<>();
        @Nullable CaseState at = null;
        for (Act act : moves) {
            CaseFold.Moved moved = folds.of(at, act).apply(at, act);
            at = moved.state();
            moved.passed().stream().filter(id -> isActivity(model, id))
                .forEach(id -> stops.add(new Stop(id, act.at())));
            passed.addAll(moved.passed());
        }
        return new Passage(model, List.copyOf(stops), Set.copyOf(passed), present, true);
    }

    /** Where somebody or something is waited for: not the sub-process around it. */
    public List<String> waiting() {
        return model.elements().stream().filter(e -> present.contains(e.id()))
            .filter(e -> !(e.kind() instanceof Kind.SubProcess)).map(e -> e.id()).toList();
    }

    private static boolean isActivity(Model model, String id) {
        return model.elements().stream().anyMatch(e -> e.id().equals(id)
            && (e.kind() instanceof Kind.Task || e.kind() instanceof Kind.Receive));
    }
}
