package divan.representation;

import divan.access.Access;
import divan.access.Mandate;
import divan.access.MandateActs;
import divan.access.Mandates;
import divan.access.Purpose;
import divan.access.Reading;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.web.Allowance;
import divan.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mandates as those whom they bind see, grant, answer and end them. */
@Component
public class Representation {
    static final String OFFERED = "mandate.offered";
    static final String ACCEPTED = "mandate.accepted";
    static final String DECLINED = "mandate.declined";
    static final String REVOKED = "mandate.revoked";
    static final String RENOUNCED = "mandate.renounced";
    /** The agent's authority may be restricted or taken back at any time. */
    static final String REVOCABLE = "6098/42/1";
    /** Either side may end the relation at any time. */
    static final String RENOUNCEABLE = "6098/512/1";
    /** Who is not of age or under guardianship binds themselves only with their representative's consent. */
    static final String WARDS = "4721/16/1";
    private static final String WHAT = "mandates";
    private static final int TRIES = 10;

    /** What came of it; an empty list of violations: it was done. */
    record Outcome(List<Violation> violations, UUID act) implements Access.Written {
        static Outcome wrong(Violation... violations) {
            return new Outcome(List.of(violations), NOTHING);
        }
    }

    /** Something that was done by a mandate, or became of it. @param no of the case, or empty */
    public record Done(Instant at, String type, String no) {
    }

    /** A mandate with what was done by it, the newest first. */
    public record Whole(Mandate mandate, List<Done> done) {
    }

    private final Mandates mandates;
    private final Identification identification;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Access access;
    private final Allowance tries = new Allowance(TRIES, Duration.ofHours(1));

    Representation(Mandates mandates, Identification identification, Catalogue catalogue, Journal journal,
            Access access) {
        this.mandates = mandates;
        this.identification = identification;
        this.catalogue = catalogue;
        this.journal = journal;
        this.access = access;
    }

    /** Services that may be done for others by a mandate of this kind. */
    public Set<String> services(Mandate.Kind kind) {
        return catalogue.services().stream().filter(s -> s.forOthers().contains(kind.code())).map(Service::id)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The caller's own, on either side, the newest first. */
    public List<Mandate> mine(Caller caller) {
        UUID party = party(caller);
        return access.read(caller, Purpose.OWN, WHAT, () -> Reading.of(mandates.of(party), party));
    }

    /** @throws Failure NOT_FOUND for anybody whom it does not bind */
    public Whole whole(Caller caller, UUID id) {
        UUID party = party(caller);
        Mandate mandate = access.read(caller, Purpose.OWN, WHAT, () -> Reading.of(
            mandates.find(id).filter(m -> m.binds(party)).orElseThrow(Failure::notFound), party));
        return new Whole(mandate, done(id));
    }

    /** What was done, when and in which case, and nothing of what was in it. */
    private List<Done> done(UUID id) {
        return access.asSystem(() -> journal.about(id)).reversed().stream().map(act -> new Done(act.at(),
            act.type(), String.valueOf(act.body().getOrDefault("no", "")))).toList();
    }

    /**
     * The caller lets somebody act for them, once that one accepts.
     *
     * @throws Failure TOO_MANY where too many numbers were tried
     */
    Outcome offer(Caller caller, Wanted wanted) {
        UUID party = party(caller);
        if (!tries.take(String.valueOf(caller.person()), access.now())) {
            throw new Failure(Failure.Kind.TOO_MANY);
        }
        return access.write(caller, () -> {
            Identification.Known own = identification.known(party).orElseThrow(Failure::notFound);
            var chosen = identification.find(wanted.representative());
            if (chosen.isEmpty()) {
                return Outcome.wrong(Violation.of("nobody-so-called", "representative-number"));
            }
            if (chosen.get().party().equals(party)) {
                return Outcome.wrong(Violation.of("represents-self", "representative-number"));
            }
            if (own.ofAge().isAfter(identification.today())) {
                return Outcome.wrong(Violation.of("not-of-age", "").citing(WARDS));
            }
            if (isWard(party)) {
                return Outcome.wrong(Violation.of("under-guardianship", "").citing(WARDS));
            }
            Mandate mandate = mandate(wanted, own, chosen.get(), null, wanted.last());
            return put(mandate, caller, OFFERED);
        });
    }

    /** Whether a guardian decides for them today: until that ends their own word gives nobody power. */
    private boolean isWard(UUID party) {
        return access.asSystem(() -> mandates.over(party, identification.today())).stream()
            .anyMatch(mandate -> mandate.kind() == Mandate.Kind.GUARDIAN);
    }

    /** Before its act has been done. */
    static Mandate mandate(Wanted wanted, Identification.Known principal,
            Identification.Known representative, @Nullable String organ, @Nullable LocalDate last) {
        return new Mandate(Ids.next(), wanted.kind(), principal.party(), representative.party(),
            principal.name(), representative.name(), wanted.services(), Span.of(wanted.from(), last),
            wanted.evidence(), organ, Access.Written.NOTHING, null, null, null, null);
    }

    /**
     * The act by which a mandate is offered or proposed, and its row.
     *
     * @throws Failure INVALID where another of this kind is there between the two in these days
     */
    Outcome put(Mandate mandate, Caller caller, String type) {
        Act act = Act.of(access.now(), caller.actor(), type, mandate.subjects(),
            List.of(mandate.kind().basis()), WHAT, MandateActs.body(mandate));
        if (!mandates.add(mandate.madeBy(act.id()))) {
            throw Failure.invalid(List.of(Violation.of("mandate-there", "")));
        }
        journal.append(act);
        return new Outcome(List.of(), act.id());
    }

    /**
     * The representative accepts, or declines.
     *
     * @throws Failure NOT_FOUND where nothing was offered to the caller; CONFLICT where it was answered,
     *         and where whoever granted it has come under guardianship since
     */
    Outcome answer(Caller caller, UUID id, boolean accepts) {
        UUID party = party(caller);
        return access.write(caller, () -> {
            Mandate mandate = mandates.find(id).filter(m -> m.representative().equals(party)
                && m.organ() == null).orElseThrow(Failure::notFound);
            if (locked(id).on(identification.today()) != Mandate.State.WAITING) {
                throw Failure.conflict("mandate-changed");
            }
            if (accepts && isWard(mandate.principal())) {
                throw Failure.conflict("under-guardianship");
            }
            Act act = act(caller, mandate, accepts ? ACCEPTED : DECLINED, mandate.kind().basis());
            journal.append(act);
            boolean done = accepts ? mandates.confirm(id, act.id())
                : mandates.end(id, identification.today(), act.id());
            return settled(done, act);
        });
    }

    /**
     * Whoever chose takes it back, or whoever was chosen gives it up; from this day on it does not stand.
     *
     * @throws Failure NOT_FOUND where it does not bind the caller; FORBIDDEN where it was not chosen;
     * CONFLICT where it has ended
     */
    Outcome end(Caller caller, UUID id) {
        UUID party = party(caller);
        return access.write(caller, () -> {
            Mandate mandate = mandates.find(id).filter(m -> m.binds(party)).orElseThrow(Failure::notFound);
            if (!mandate.isChosen() || mandate.organ() != null && mandate.confirmedBy() == null) {
                throw Failure.forbidden("mandate-not-chosen");
            }
            locked(id);
            boolean principals = mandate.principal().equals(party);
            Act act = act(caller, mandate, principals ? REVOKED : RENOUNCED,
                principals ? REVOCABLE : RENOUNCEABLE);
            journal.append(act);
            return settled(mandates.end(id, identification.today(), act.id()), act);
        });
    }

    /** One that was seen before; what has ended meanwhile is not there to be changed. */
    private Mandate locked(UUID id) {
        return mandates.lock(id).filter(m -> m.endedBy() == null)
            .orElseThrow(() -> Failure.conflict("mandate-changed"));
    }

    private Act act(Caller caller, Mandate mandate, String type, String basis) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mandate", mandate.id().toString());
        body.put("on", identification.today().toString());
        return Act.of(access.now(), caller.actor(), type, mandate.subjects(), List.of(basis), WHAT, body);
    }

    /** Nothing is kept of an act whose row was not the caller's to change. */
    static Outcome settled(boolean done, Act act) {
        if (!done) {
            throw Failure.conflict("mandate-changed");
        }
        return new Outcome(List.of(), act.id());
    }

    static UUID party(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            throw Failure.notFound();
        }
        return party;
    }
}
