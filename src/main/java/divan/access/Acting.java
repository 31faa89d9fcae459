package divan.access;

import divan.journal.Actor;
import divan.web.Caller;
import divan.web.Shell;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * In words who did something that is before somebody already: who acted for whom is told with the act, by the
 * name that stood in the mandate.
 */
@Component
public class Acting {
    private final Mandates mandates;
    private final Access access;

    Acting(Mandates mandates, Access access) {
        this.mandates = mandates;
        this.access = access;
    }

    /**
     * A person's act, to whoever reads of it: “you”, or the representative and for whom; neither where the
     * mandate was erased.
     */
    public String who(Actor actor, Shell shell) {
        UUID mandate = actor.mandate();
        if (mandate == null) {
            return shell.t(shell.caller().behalf() == null ? "timeline.you" : "acting.themselves");
        }
        Optional<Mandate> stored = access.asSystem(() -> mandates.find(mandate));
        if (stored.isEmpty()) {
            return shell.t("acting.erased");
        }
        Mandate found = stored.get();
        Caller caller = shell.caller();
        String kind = shell.t("mandate.kind-" + found.kind().code());
        return Objects.equals(caller.person(), actor.person())
            ? shell.t("acting.you", found.principalName(), kind)
            : shell.t("acting.another", found.representativeName(), kind);
    }
}
