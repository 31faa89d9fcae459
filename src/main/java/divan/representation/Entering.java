package divan.representation;

import divan.access.Access;
import divan.access.Conflicts;
import divan.access.Mandate;
import divan.access.Mandates;
import divan.access.Purpose;
import divan.access.Reading;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.policy.Relation;
import divan.representation.Representation.Outcome;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Custody, guardianship and powers of attorney, entered and ended by officials on evidence: one proposes, a
 * second one approves or refuses.
 */
@Component
class Entering {
    static final String PROPOSED = "mandate.proposed";
    static final String ENTERED = "mandate.entered";
    static final String REFUSED = "mandate.refused";
    static final String ENDING = "mandate.ending-proposed";
    static final String KEPT = "mandate.kept";
    static final String ENDED = "mandate.ended";
    private static final String WHAT = "mandates";
    private static final int LONGEST = 1000;
    private static final int SHOWN = 200;

    private final Mandates mandates;
    private final Representation representation;
    private final Identification identification;
    private final Journal journal;
    private final Access access;
    private final Conflicts conflicts;

    Entering(Mandates mandates, Representation representation, Identification identification, Journal journal,
            Access access, Conflicts conflicts) {
        this.conflicts = conflicts;
        this.mandates = mandates;
        this.representation = representation;
        this.identification = identification;
        this.journal = journal;
        this.access = access;
    }

    /** What the organ's officials entered, the newest first; reading it is an act about everybody in it. */
    List<Mandate> entered(Caller caller) {
        String organ = organ(caller);
        return access.read(caller, Purpose.MANDATES, WHAT, Relation.ANYBODY, () -> {
            List<Mandate> all = mandates.entered(organ, SHOWN);
            return new Reading<>(all, all.stream().flatMap(m -> Stream.of(m.principal(), m.representative()))
                .distinct().toList());
        });
    }

    /** The acts that wait for a second official, and whether the caller is that one. */
    boolean isOwn(Caller caller, Mandate mandate) {
        UUID waiting = mandate.confirmedBy() == null ? mandate.madeBy() : mandate.endingBy();
        return waiting != null && access.as(caller, () -> journal.find(waiting))
            .filter(act -> FourEyes.isOwn(act, caller.person())).isPresent();
    }

    /**
     * Proposes that a mandate be entered. A child's, and a minor ward's, ends on the day they come of age,
     * whatever later day was typed.
     */
    Outcome propose(Caller caller, Wanted wanted) {
        Optional<Pair> pair = identified(caller, wanted);
        if (pair.isEmpty()) {
            return Outcome.wrong(Violation.of("nobody-so-called", "representative-number"));
        }
        Identification.Known principal = pair.get().principal();
        bar(caller, principal.party(), pair.get().representative().party());
        if (principal.party().equals(pair.get().representative().party())) {
            return Outcome.wrong(Violation.of("represents-self", "representative-number"));
        }
        LocalDate lastAsChild = principal.ofAge().minusDays(1);
        boolean minor = wanted.from().isBefore(principal.ofAge());
        if (wanted.kind() == Mandate.Kind.PARENT && !minor) {
            return Outcome.wrong(Violation.of("of-age-already", "from", principal.ofAge())
                .citing("4721/11/1"));
        }
        boolean endsAsOfAge = minor && wanted.kind() != Mandate.Kind.REPRESENTATIVE;
        LocalDate last = endsAsOfAge ? earlier(wanted.last(), lastAsChild) : wanted.last();
        return access.write(caller, () -> representation.put(Representation.mandate(wanted, principal,
            pair.get().representative(), organ(caller), last), caller, PROPOSED));
    }

    private static LocalDate earlier(@Nullable LocalDate typed, LocalDate lastAsChild) {
        return typed == null || typed.isAfter(lastAsChild) ? lastAsChild : typed;
    }

    private record Pair(Identification.Known principal, Identification.Known representative) {
    }

    /** Both are found or neither is: which one was not is told to nobody. */
    private Optional<Pair> identified(Caller caller, Wanted wanted) {
        return access.read(caller, Purpose.MANDATES, WHAT, Relation.ANYBODY, () -> {
            Optional<Pair> pair = identification.find(wanted.principal()).flatMap(principal ->
                identification.find(wanted.representative()).map(other -> new Pair(principal, other)));
            return new Reading<>(pair, pair.map(p -> List.of(p.principal().party(),
                p.representative().party())).orElse(List.of()));
        });
    }

    /** Proposes that a mandate end today. @param why the document or the fact by which it ended */
    Outcome proposeEnding(Caller caller, UUID id, String why) {
        String reason = why.strip();
        bar(caller, id);
        return access.write(caller, () -> {
            Mandate mandate = locked(caller, id);
            if (reason.isEmpty() || reason.length() > LONGEST) {
                return Outcome.wrong(reason.isEmpty() ? Violation.of("required", "why-" + id)
                    : Violation.of("too-long", "why-" + id, LONGEST));
            }
            if (mandate.endedBy() != null || mandate.confirmedBy() == null || mandate.endingBy() != null) {
                throw Failure.conflict("mandate-changed");
            }
            Act act = act(caller, mandate, ENDING, reason);
            journal.append(act);
            return Representation.settled(mandates.ending(id, act.id()), act);
        });
    }

    /**
     * The second official's word on what was proposed: that it be entered, or that it end.
     *
     * @throws Failure FORBIDDEN for whoever proposed; they may only take it back, which is a refusal
     */
    Outcome verdict(Caller caller, UUID id, boolean approves, String answer) {
        bar(caller, id);
        return access.write(caller, () -> {
            Mandate mandate = locked(caller, id);
            boolean entering = mandate.confirmedBy() == null;
            UUID waiting = entering ? mandate.madeBy() : mandate.endingBy();
            if (mandate.endedBy() != null || waiting == null) {
                throw Failure.conflict("mandate-changed");
            }
            Act proposed = journal.find(waiting).orElseThrow(Failure::notFound);
            if (approves && FourEyes.isOwn(proposed, caller.person())) {
                throw Failure.forbidden("mandate-own-proposal");
            }
            String type = entering ? approves ? ENTERED : REFUSED : approves ? ENDED : KEPT;
            Act act = act(caller, mandate, type, answer.strip());
            journal.append(act);
            return Representation.settled(switch (type) {
                case ENTERED -> mandates.confirm(id, act.id());
                case KEPT -> mandates.ending(id, null);
                default -> mandates.end(id, identification.today(), act.id());
            }, act);
        });
    }

    private void bar(Caller caller, UUID id) {
        access.as(caller, () -> mandates.find(id)).ifPresent(mandate ->
            bar(caller, mandate.principal(), mandate.representative()));
    }

    /** Nobody gives or takes power over themselves or a relative in office. */
    private void bar(Caller caller, UUID principal, UUID representative) {
        conflicts.bar(caller, WHAT, List.of(principal, representative), List.of());
    }

    private Mandate locked(Caller caller, UUID id) {
        return mandates.lock(id).filter(m -> organ(caller).equals(m.organ())).orElseThrow(Failure::notFound);
    }

    private Act act(Caller caller, Mandate mandate, String type, String words) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mandate", mandate.id().toString());
        body.put("on", identification.today().toString());
        body.put("why", words);
        return Act.of(access.now(), caller.actor(), type, mandate.subjects(),
            List.of(mandate.kind().basis()), WHAT, body);
    }

    private static String organ(Caller caller) {
        return Objects.requireNonNull(caller.post()).organ();
    }
}
