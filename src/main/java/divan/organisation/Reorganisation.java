package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Span;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what happens to organs. Whoever changes organs waits for whoever else does, and what may not be
 * (a circle, a child without its parent, a number given twice) is refused with its place before the database
 * would refuse it.
 */
@Component
class Reorganisation {
    private final Organs organs;
    private final Hierarchy hierarchy;
    private final Changes changes;
    private final TransactionTemplate trial;

    Reorganisation(Organs organs, Hierarchy hierarchy, Changes changes,
            PlatformTransactionManager transactions) {
        this.organs = organs;
        this.hierarchy = hierarchy;
        this.changes = changes;
        this.trial = new TransactionTemplate(transactions);
        this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Everything that would be wrong with it now; nothing is changed. In the caller's transaction. */
    List<Violation> wrong(OrganEvent event) {
        return trial.execute(status -> {
            status.setRollbackOnly();
            return carriedOut(event, new UUID(0, 0));
        });
    }

    /**
     * In the caller's transaction, of which the act is part.
     *
     * @throws Failure INVALID with everything that is wrong; then the transaction must not commit
     */
    void carryOut(OrganEvent event, UUID act, Changes.Grounds grounds) {
        List<Violation> wrong = carriedOut(event, act);
        if (!wrong.isEmpty()) {
            throw Failure.invalid(wrong);
        }
        event.numbers().forEach(number -> changes.add(act, "organ", number, event.name(), event.day(),
            grounds));
    }

    private List<Violation> carriedOut(OrganEvent event, UUID act) {
        hierarchy.alone();
        List<Violation> wrong = switch (event) {
            case OrganEvent.Founded founded -> founded(founded.organ(), act);
            case OrganEvent.Renamed r -> from(r.number(), r.day(), act, List.of(),
                was -> was.named(r.nameTr(), r.nameEn(), r.letterhead()));
            case OrganEvent.Moved m -> from(m.number(), m.day(), act, List.of(),
                was -> was.under(m.parent(), m.parent2()));
            case OrganEvent.Changed c -> from(c.organ().number(), c.day(), act, List.of(), was -> c.organ()
                .named(was.nameTr(), was.nameEn(), was.letterhead()).under(was.parent(), was.parent2()));
            case OrganEvent.Merged merged -> merged(merged, act);
            case OrganEvent.Split split -> split(split, act);
            case OrganEvent.Closed closed -> closed(closed.number(), closed.day(), act);
            case OrganEvent.Reopened reopened -> reopened(reopened.organ(), act);
            case OrganEvent.Corrected corrected -> corrected(corrected.organ(), act);
            case OrganEvent.StruckOut struck -> struckOut(struck, act);
        };
        return wrong.isEmpty() ? hierarchy.wrong(event.numbers()) : wrong;
    }

    private List<Violation> founded(Organ organ, UUID act) {
        if (organs.isGiven(organ.number())) {
            return List.of(Violation.of("organ-number-reused", "number", organ.number()));
        }
        organs.put(organ.number(), new Timeline(List.of()), new Timeline(List.of()).with(organ, act), act);
        return List.of();
    }

    /**
     * From a day on it is otherwise. Nothing may be recorded of later days yet, and something must change.
     */
    private List<Violation> from(String number, LocalDate day, UUID act, List<Violation> before,
            java.util.function.UnaryOperator<Organ> change) {
        List<Violation> wrong = new ArrayList<>(before);
        Timeline timeline = organs.timeline(number);
        standing(timeline, number, day).ifPresent(wrong::add);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Organ was = timeline.last().orElseThrow();
        Organ is = change.apply(was).during(Span.since(day));
        if (is.saysAs(was)) {
            return List.of(Violation.of("organ-nothing-changes", "number", number));
        }
        organs.put(number, timeline, timeline.with(is, act), act);
        return List.of();
    }

    /**
     * What is in the way of something that happens to a standing organ on that day and holds from then on.
     */
    private static Optional<Violation> standing(Timeline timeline, String number, LocalDate day) {
        Optional<Organ> last = timeline.last();
        if (last.isEmpty()) {
            return Optional.of(Violation.of("unknown-organ", "number", number));
        }
        Span valid = last.get().valid();
        if (valid.until() != null && timeline.on(day).isPresent() || day.isBefore(valid.from())) {
            return Optional.of(Violation.of("organ-later-change", "day", number,
                valid.until() == null ? valid.from() : valid.until()));
        }
        return valid.contains(day) ? Optional.empty()
            : Optional.of(Violation.of("organ-not-standing", "day", number, day));
    }

    private List<Violation> closed(String number, LocalDate day, UUID act) {
        Timeline timeline = organs.timeline(number);
        Optional<Violation> wrong = standing(timeline, number, day);
        if (wrong.isEmpty() && timeline.periods().getFirst().organ().valid().from().equals(day)) {
            wrong = Optional.of(Violation.of("organ-closed-at-once", "day", number));
        }
        if (wrong.isEmpty()) {
            organs.put(number, timeline, timeline.without(Span.since(day), act), act);
        }
        return wrong.stream().toList();
    }

    private List<Violation> merged(OrganEvent.Merged merged, UUID act) {
        List<Violation> wrong = new ArrayList<>();
        if (merged.from().isEmpty() || merged.from().size() == 1 && merged.from().contains(merged.into())) {
            wrong.add(Violation.of("organ-merge-who", "others"));
        }
        standing(organs.timeline(merged.into()), merged.into(), merged.day()).ifPresent(wrong::add);
        for (String number : merged.from()) {
            if (!number.equals(merged.into())) {
                wrong.addAll(closed(number, merged.day(), act));
            }
        }
        if (wrong.isEmpty()) {
            merged.from().stream().filter(number -> !number.equals(merged.into())).forEach(number ->
                changes.succeed(new Succession(number, merged.into(), merged.day(), "merged"), act));
        }
        return wrong;
    }

    private List<Violation> split(OrganEvent.Split split, UUID act) {
        List<Violation> wrong = new ArrayList<>();
        if (split.into().isEmpty() || split.into().contains(split.from())) {
            wrong.add(Violation.of("organ-split-who", "others"));
        }
        split.into().forEach(number ->
            standing(organs.timeline(number), number, split.day()).ifPresent(wrong::add));
        if (split.remains()) {
            standing(organs.timeline(split.from()), split.from(), split.day()).ifPresent(wrong::add);
        } else {
            wrong.addAll(closed(split.from(), split.day(), act));
        }
        if (wrong.isEmpty()) {
            split.into().forEach(number ->
                changes.succeed(new Succession(split.from(), number, split.day(), "split"), act));
        }
        return wrong;
    }

    private List<Violation> reopened(Organ organ, UUID act) {
        Timeline timeline = organs.timeline(organ.number());
        Optional<Organ> last = timeline.last();
        if (last.isEmpty()) {
            return List.of(Violation.of("unknown-organ", "number", organ.number()));
        }
        LocalDate closed = last.get().valid().until();
        if (closed == null || organ.valid().from().isBefore(closed)) {
            return List.of(Violation.of("organ-stands-already", "day", organ.number()));
        }
        organs.put(organ.number(), timeline, timeline.with(organ, act), act);
        return List.of();
    }

    private List<Violation> corrected(Organ organ, UUID act) {
        Timeline timeline = organs.timeline(organ.number());
        if (timeline.periods().isEmpty() && !organs.isGiven(organ.number())) {
            return List.of(Violation.of("unknown-organ", "number", organ.number()));
        }
        organs.put(organ.number(), timeline, timeline.with(organ, act), act);
        return List.of();
    }

    private List<Violation> struckOut(OrganEvent.StruckOut struck, UUID act) {
        Timeline timeline = organs.timeline(struck.number());
        Timeline left = timeline.without(struck.days(), act);
        if (left.equals(timeline)) {
            return List.of(Violation.of("organ-not-standing", "day", struck.number(), struck.day()));
        }
        organs.put(struck.number(), timeline, left, act);
        return List.of();
    }
}
