package divan.casework;

import divan.access.Access;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.organisation.SigningRight;
import divan.web.Caller;
import divan.web.Failures;
import divan.web.Shell;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In words, on what footing an official stands to the next step of a case: by which right, or why not. */
@Component
class Footing {
    private final Organisation organisation;
    private final Standing standing;
    private final Decisions decisions;
    private final Definitions definitions;
    private final Access access;

    Footing(Organisation organisation, Standing standing, Decisions decisions, Definitions definitions,
            Access access) {
        this.organisation = organisation;
        this.standing = standing;
        this.decisions = decisions;
        this.definitions = definitions;
        this.access = access;
    }

    /** {@code office}, the delegation in words, or empty where the post may not do the next step today. */
    String right(Shell shell, Caller caller, CaseState state) {
        if (caller.post() == null || state.tasks().isEmpty()) {
            return "";
        }
        return switch (right(caller, state, shell)) {
            case SigningRight.ByOffice office -> "office";
            case SigningRight.ByDeputising deputy -> shell.t("organs.deputy-for",
                shell.pick(deputy.inPlaceOf().titleTr(), deputy.inPlaceOf().titleEn()));
            case SigningRight.ByDelegation delegated -> delegation(shell, delegated);
            case SigningRight.None none -> "";
        };
    }

    /** Texts for the reason of a decision on this case, each to be completed. */
    List<Reason> reasons(CaseState state) {
        Definition definition = definitions.of(state);
        return Reason.of(definition.pack(), definition.service().folder());
    }

    private String delegation(Shell shell, SigningRight.ByDelegation delegated) {
        return shell.pick(delegated.delegation().signsAsTr(), delegated.delegation().signsAsEn()) + " ("
            + shell.pick(standing.giver(delegated.delegation())) + ", "
            + shell.day(delegated.delegation().valid().from()) + ")";
    }

    private SigningRight right(Caller caller, CaseState state, Shell shell) {
        return organisation.right(Objects.requireNonNull(caller.post()),
            state.tasks().getFirst().function(), shell.today());
    }

    /**
     * Why this official may not do the next step; empty where they may, where nothing waits or no reason is
     * known.
     */
    String obstacle(Shell shell, Caller caller, Casework.OpenCase open, Optional<Assignee> assignee) {
        CaseState state = open.state();
        if (caller.post() == null || state.tasks().isEmpty()) {
            return "";
        }
        return violation(shell, caller, open, assignee).map(v -> Failures.text(v, shell)).orElse("");
    }

    private Optional<Violation> violation(Shell shell, Caller caller, Casework.OpenCase open,
            Optional<Assignee> assignee) {
        CaseState state = open.state();
        Caller.Post post = Objects.requireNonNull(caller.post());
        Definition definition = definitions.of(state);
        boolean deciding = state.tasks().getFirst().element().equals("decide");
        if (right(caller, state, shell) instanceof SigningRight.None none) {
            return deciding ? Optional.of(decisions.obstacle(none, post)) : Optional.empty();
        }
        if (deciding && Standing.assisted(caller, open.acts())) {
            return Optional.of(Violation.of("assisted-yourself", ""));
        }
        if (deciding && definition.service().fourEyes() && Standing.proposed(caller, open.acts())) {
            return Optional.of(Violation.of("proposed-yourself", ""));
        }
        if (deciding && standing.tookPart(caller, state, definition)) {
            return Optional.of(Violation.of("took-part", ""));
        }
        boolean anothers = assignee.filter(a -> a.isAnothers(caller)).isPresent();
        return anothers && !access.as(caller, () -> standing.signs(caller, definition, shell.today()))
            ? Optional.of(Violation.of("assigned-to-another", "")) : Optional.empty();
    }
}
