package divan.erasure;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Journal;
import divan.journal.Told;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.organisation.Organisation;
import divan.organisation.Post;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks once a period, six months unless the packs say otherwise, for cases whose time for keeping is over
 * (the regulation on erasure, destruction and anonymisation) and proposes to erase them to whoever
 * approves. The program proposes, an official decides. That it was looked is an act, also where nothing was
 * due.
 */
@Component
class Review {
    private static final String PARAMETER = "erasure.period-months";
    private static final int MONTHS = 6;
    private static final int AT_ONCE = 500;

    private final ProposedErasures proposals;
    private final Destruction destruction;
    private final Organisation organisation;
    private final Parameters parameters;
    private final Journal journal;
    private final Told told;
    private final Access access;
    /** The first day on which it has to be asked again whether the period is over. */
    private volatile LocalDate next = LocalDate.EPOCH;

    Review(ProposedErasures proposals, Destruction destruction, Organisation organisation,
            Parameters parameters, Journal journal, Told told, Access access) {
        this.proposals = proposals;
        this.destruction = destruction;
        this.organisation = organisation;
        this.parameters = parameters;
        this.journal = journal;
        this.told = told;
        this.access = access;
    }

    /** Reviews where the period is over and somebody is there to decide. */
    void periodic() {
        LocalDate today = LocalDate.ofInstant(access.now(), Turkish.ZONE);
        if (today.isBefore(next)) {
            return;
        }
        next = access.asSystem(() -> {
            Optional<Post> approver = organisation.postsWith(Erasure.APPROVE, today).stream().findFirst();
            LocalDate due = last().plusMonths(months(today));
            if (approver.isEmpty() || today.isBefore(due)) {
                return due;
            }
            review(approver.get().organ(), today);
            return today.plusMonths(months(today));
        });
    }

    private LocalDate last() {
        List<LocalDate> days = new ArrayList<>(List.of(LocalDate.EPOCH));
        told.each(List.of(Erasure.REVIEWED), act -> days.add(LocalDate.ofInstant(act.at(), Turkish.ZONE)));
        return days.getLast();
    }

    private int months(LocalDate today) {
        return parameters.number(PARAMETER, today, 1, MONTHS);
    }

    private void review(String organ, LocalDate today) {
        Set<UUID> pending = proposals.pending();
        List<Erasing.Due> due = destruction.due(today).stream()
            .filter(one -> !pending.contains(one.id())).toList();
        List<UUID> over = due.stream().filter(one -> !one.handOver()).map(Erasing.Due::id).toList();
        for (int from = 0; from < over.size(); from += AT_ONCE) {
            propose(organ, over.subList(from, Math.min(over.size(), from + AT_ONCE)));
        }
        append(Ids.next(), organ, Erasure.REVIEWED, List.of(), Map.of("proposed", over.size(),
            "to-hand-over", due.size() - over.size()));
    }

    private void propose(String organ, List<UUID> cases) {
        Proposal proposal = Proposal.open(Ids.next(), organ, Extent.Kind.CASE, cases, Ground.RETENTION, "",
            access.now(), "", null);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", proposal.kind().code());
        body.put("ground", proposal.ground().code());
        body.put("reference", "");
        append(proposal.act(), organ, Erasure.PROPOSED, cases, body);
        proposals.add(proposal);
    }

    private void append(UUID act, String organ, String type, List<UUID> subjects, Map<String, Object> body) {
        Instant now = access.now();
        journal.append(new Act(act, now, Actor.system(organ), type, subjects, List.of(Erasure.BASIS),
            Erasure.WHAT, body, false));
    }
}
