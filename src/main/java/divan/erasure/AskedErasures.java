package divan.erasure;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Extent;
import divan.journal.Hindrance;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.organisation.OfficeRight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Erasures that the person concerned asked for (6698/7/1, 11/1-e). What was granted is proposed by the
 * program in the name of the organ that answered, and needs an official's approval as any other; the person
 * is told what came of it.
 */
@Component
public class AskedErasures {
    static final String FULFILLED = "erasure.fulfilled";
    static final String NOT_FULFILLED = "erasure.not-fulfilled";
    /** As many as a proposal may name. */
    private static final int MANY = 500;

    private final ProposedErasures proposals;
    private final Destruction destruction;
    private final OfficeRight rights;
    private final Access access;
    private final Journal journal;

    AskedErasures(ProposedErasures proposals, Destruction destruction, OfficeRight rights, Access access,
            Journal journal) {
        this.proposals = proposals;
        this.destruction = destruction;
        this.rights = rights;
        this.access = access;
        this.journal = journal;
    }

    /** The case in which somebody asked, and who. @param no its number */
    public record Request(UUID id, String no, UUID party) {
    }

    /** Why a case may not be erased today at its party's wish; empty where nothing keeps it. */
    public List<Hindrance> kept(UUID caseId) {
        return access.asSystem(() -> destruction.hindrances(destruction.extent(Extent.Kind.CASE,
            List.of(caseId)), Ground.REQUEST, rights.today()));
    }

    /** Whether it waits to be approved or erased. */
    public boolean isProposed(UUID caseId) {
        return access.asSystem(() -> proposals.pending().contains(caseId));
    }

    /**
     * Proposes to erase what nothing keeps of these cases; what is kept is left. In the transaction of the
     * act by which it was granted.
     *
     * @throws Failure INVALID where all of it is kept
     */
    public void propose(String organ, Request request, List<UUID> cases) {
        List<UUID> free = cases.stream().filter(id -> kept(id).isEmpty()).limit(MANY).toList();
        if (free.isEmpty()) {
            throw Failure.invalid(List.of(Violation.of("erasure-all-kept", "outcome").citing(Erasure.BASIS)));
        }
        access.asSystem(() -> {
            Proposal proposal = Proposal.open(Ids.next(), organ, Extent.Kind.CASE, free, Ground.REQUEST,
                request.no(), access.now(), "", new Proposal.Request(request.id(), request.party()));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("kind", proposal.kind().code());
            body.put("ground", proposal.ground().code());
            body.put("reference", request.no());
            body.put("asked", request.id().toString());
            journal.append(new Act(proposal.act(), access.now(), Actor.system(organ), Erasure.PROPOSED, free,
                proposal.ground().basis(), Erasure.WHAT, body, false));
            proposals.add(proposal);
            return true;
        });
    }

    /** Tells the person that it was erased, or that a second official did not approve it, and why. */
    void tell(Proposal proposal, String type, String answer) {
        Proposal.Request asked = proposal.asked();
        if (asked == null || isGone(asked)) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", proposal.reference());
        body.put("files", proposal.targets().size());
        body.put("answer", answer);
        journal.append(Act.of(access.now(), Actor.system(proposal.organ()), type,
            List.of(asked.party(), asked.id()), proposal.ground().basis(), Erasure.WHAT, body));
    }

    /** The request itself was erased meanwhile, and whoever made it perhaps. */
    private boolean isGone(Proposal.Request asked) {
        return journal.about(asked.id()).stream().noneMatch(act -> !act.erased()
            && act.subjects().contains(asked.party()));
    }
}
