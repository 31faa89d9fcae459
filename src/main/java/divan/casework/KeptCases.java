package divan.casework;

import divan.catalogue.FileCode;
import divan.catalogue.FilePlan;
import divan.catalogue.Service;
import divan.journal.Hindrance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Why a case is kept, and until when: while it is open; until whoever was decided about can no longer go to
 * court; for the years of its subject in the standard file plan, which are counted from the end of the year
 * in which the file was closed (regulation on State Archives Services). What becomes of it then stands
 * there too.
 */
@Component
class KeptCases {
    private final Definitions definitions;
    private final FilePlan plan;

    KeptCases(Definitions definitions, FilePlan plan) {
        this.definitions = definitions;
        this.plan = plan;
    }

    List<Hindrance> why(CaseState state, Map<String, Object> filing, LocalDate today) {
        Service service = definitions.of(state).service();
        List<Hindrance> why = new ArrayList<>();
        if (state.isOpen() || !state.tasks().isEmpty()) {
            why.add(new Hindrance("case-open", state.no(), null, service.provisions(), true));
            return why;
        }
        remedy(state, service, filing, today).ifPresent(why::add);
        why.addAll(archive(state, service, today));
        return why;
    }

    /** From the day of service; where the answer itself begins the time, from the decision. */
    private static Optional<Hindrance> remedy(CaseState state, Service service, Map<String, Object> filing,
            LocalDate today) {
        LocalDate since = state.servedOn() == null ? state.decidedOn() : state.servedOn();
        if (since == null || !state.ending().isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = since.plusDays(days(service, filing) + 1L);
        return today.isBefore(first) ? Optional.of(new Hindrance("remedy", state.no(), first,
            service.remedy().provisions(), false)) : Optional.empty();
    }

    private static int days(Service service, Map<String, Object> filing) {
        return service.parameters().entrySet().stream()
            .filter(p -> p.getValue().equals(service.remedy().daysParameter())).findFirst()
            .map(p -> Filings.days(filing, p.getKey(), 0)).orElse(0);
    }

    private List<Hindrance> archive(CaseState state, Service service, LocalDate today) {
        Optional<FileCode> code = plan.find(service.fileCode());
        @Nullable Integer years = code.map(FileCode::years).orElse(null);
        String fate = code.map(FileCode::fate).orElse("");
        String file = state.no() + " · " + service.fileCode();
        if (years == null || fate.isEmpty()) {
            return List.of(kept("archive-unknown", file, null));
        }
        List<Hindrance> why = new ArrayList<>();
        LocalDate closed = Objects.requireNonNull(state.concludedOn());
        LocalDate first = LocalDate.of(closed.getYear() + 1, 1, 1).plusYears(years);
        if (today.isBefore(first)) {
            why.add(kept("archive", file, first));
        }
        switch (fate) {
            case "A" -> why.add(kept("archive-for-ever", file, null));
            case "B" -> why.add(kept(Hindrance.HAND_OVER, file, null));
            default -> {
                // weeded or destroyed when the years are over
            }
        }
        return why;
    }

    private static Hindrance kept(String code, String file, @Nullable LocalDate until) {
        return new Hindrance(code, file, until, List.of(), false);
    }
}
