package divan.legislation;

import divan.kernel.Violation;
import divan.reliance.Address;
import divan.reliance.ProposedChange;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change as it was asked about.
 *
 * @param change null where something is wrong or nothing was asked
 */
record ImpactQuestion(@Nullable ProposedChange change, List<Violation> violations) {
    private static final int FIRST_YEAR = 1876;
    private static final int LAST_YEAR = 2200;

    /**
     * @param provision an address; blanks around it are forgiven
     * @param sort {@code repeal} or {@code amend}; an amendment where nothing is said
     * @param on a day as {@link Shell#dayOf} reads it; today where nothing is said
     */
    static ImpactQuestion of(String provision, String sort, String on, Shell shell) {
        Optional<Address> address = Address.of(provision.strip());
        Optional<ProposedChange.Sort> known = sort.isEmpty() ? Optional.of(ProposedChange.Sort.AMEND)
            : Arrays.stream(ProposedChange.Sort.values()).filter(s -> s.code().equals(sort)).findFirst();
        Optional<LocalDate> day = (on.replace(",", "").isBlank() ? Optional.of(shell.today())
            : shell.dayOf(on)).filter(d -> d.getYear() >= FIRST_YEAR && d.getYear() <= LAST_YEAR);
        List<Violation> violations = new ArrayList<>();
        if (address.isEmpty()) {
            violations.add(Violation.of("impact-provision", "provision"));
        }
        if (known.isEmpty()) {
            violations.add(Violation.of("impact-change", "change"));
        }
        if (day.isEmpty()) {
            violations.add(Violation.of("date", "on"));
        }
        return violations.isEmpty() ? new ImpactQuestion(new ProposedChange(address.orElseThrow(),
            known.orElseThrow(), day.orElseThrow()), List.of()) : new ImpactQuestion(null, violations);
    }
}
