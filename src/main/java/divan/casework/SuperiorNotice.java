package divan.casework;

import divan.journal.Act;
import divan.journal.Follower;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.messages.EmailAddress;
import divan.messages.Messages;
import divan.messages.Telling;
import divan.organisation.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whoever is to look at what was opened in an emergency, or at cases that are late, is told by e-mail too,
 * at their organ's address: that there is something, and where to look. No name, no number of a case and no
 * reason stands in it. An organ without an address finds it on the desk alone.
 */
@Component
final class SuperiorNotice implements Follower {
    static final String KIND = "emergency.notice";
    static final String LATE = "deadline.notice";
    private static final Set<String> TYPES = Set.of(Emergencies.OPENED, Emergencies.MISSED,
        Escalations.ESCALATED);
    /** What waits longer stands on the desk; an installation that begins to send does not begin with it. */
    private static final Duration NEWS = Duration.ofDays(3);

    private final Messages messages;
    private final Organisation organisation;
    private final Clock clock;

    SuperiorNotice(Journal journal, Messages messages, Organisation organisation, Clock clock) {
        this.messages = messages;
        this.organisation = organisation;
        this.clock = clock;
        journal.follow("superiors", TYPES::contains, this);
    }

    @Override
    public void on(Act act, long position) {
        if (!act.erased() && act.at().isAfter(clock.instant().minus(NEWS))) {
            boolean late = act.type().equals(Escalations.ESCALATED);
            if (late && !Boolean.TRUE.equals(act.body().get("notice"))) {
                return;
            }
            String awaits = String.valueOf(act.body().get(late ? "told" : "awaits"));
            organisation.organ(awaits, LocalDate.ofInstant(act.at(), Turkish.ZONE))
                .flatMap(organ -> EmailAddress.of(organ.profile().contact().email()))
                .ifPresent(to -> tell(act, late, awaits, to));
        }
    }

    /** About what happened, an opaque id in the place of a party: nobody has this on a page of their own. */
    private void tell(Act act, boolean late, String awaits, EmailAddress to) {
        UUID about = late ? act.id() : UUID.fromString(String.valueOf(act.body().get("emergency")));
        messages.tell(new Telling(act.id(), act.at(), late ? LATE : KIND, about, List.of(about), awaits,
            List.of(), late ? "/escalations" : "/emergencies", false, to));
    }
}
