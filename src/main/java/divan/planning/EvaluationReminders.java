package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.journal.Round;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.messages.EmailAddress;
import divan.messages.Messages;
import divan.messages.Telling;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.planning.Evaluations.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Reminds units of evaluations that are due soon, and once more when they are overdue: an act, and an e-mail
 * to the unit's own address that names nobody. What has been overdue for a quarter of a year is no news: it
 * stands on the desk.
 */
@Component
class EvaluationReminders {
    static final String KIND = "evaluation.notice";
    private static final String BEFORE = "plan.evaluation-reminder-days";
    private static final int NEWS_DAYS = 90;

    private final Evaluations evaluations;
    private final EvaluationRows rows;
    private final Parameters parameters;
    private final Organisation organisation;
    private final Messages messages;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    EvaluationReminders(Evaluations evaluations, EvaluationRows rows, Parameters parameters,
            Organisation organisation, Messages messages, Journal journal, Transactions transactions,
            Clock clock) {
        this.evaluations = evaluations;
        this.rows = rows;
        this.parameters = parameters;
        this.organisation = organisation;
        this.messages = messages;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asked hourly; each stage is said once. */
    @Configuration(proxyBeanMethods = false)
    static class Hourly {
        @Bean
        static Round evaluating(EvaluationReminders reminders) {
            return Round.every(Duration.ofHours(1), "evaluations", reminders::remind);
        }
    }

    void remind() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
        Optional<Integer> before = parameters.on(BEFORE, today).map(Parameters.Value::value)
            .map(days -> Integer.parseInt(Objects.requireNonNull(days)));
        for (Work work : evaluations.work()) {
            if (work.open().isEmpty() && work.standing().isEmpty()) {
                work.due().flatMap(due -> stage(today, due, before.orElse(0)))
                    .ifPresent(stage -> remind(work, stage));
            }
        }
    }

    /** What is to be said on a day; empty where it is too early, or no news any more. */
    static Optional<String> stage(LocalDate today, LocalDate due, int before) {
        if (today.isAfter(due)) {
            return today.isAfter(due.plusDays(NEWS_DAYS)) ? Optional.empty() : Optional.of("overdue");
        }
        return today.isBefore(due.minusDays(before)) ? Optional.empty() : Optional.of("soon");
    }

    private void remind(Work work, String stage) {
        transactions.run(RowIdentity.SYSTEM, () -> {
            if (rows.isReminded(work.key(), stage)) {
                return;
            }
            Instant at = clock.instant();
            List<String> units = Evaluations.units(work);
            UUID act = Ids.next();
            journal.append(new Act(act, at, Actor.system(), Evaluations.REMINDED,
                units.stream().map(Organisation::subject).toList(), List.of(Reporting.BASIS),
                Reporting.PURPOSE, Map.of("plan", work.key().plan(), "target", work.key().target(), "year",
                    work.key().year(), "stage", stage, "due", work.due().orElseThrow().toString(), "organs",
                    units), false));
            rows.reminded(work.key(), stage, act);
            units.forEach(unit -> tell(act, at, unit));
        });
    }

    /** About the unit, an opaque id in the place of a party: nobody has this on a page of their own. */
    private void tell(UUID act, Instant at, String unit) {
        UUID subject = Organisation.subject(unit);
        organisation.organ(unit, LocalDate.ofInstant(at, Turkish.ZONE)).map(Organ::profile)
            .flatMap(profile -> EmailAddress.of(profile.contact().email())).ifPresent(to ->
                messages.tell(new Telling(act, at, KIND, subject, List.of(subject), unit, List.of(),
                    "/desk/plan", false, to)));
    }
}
