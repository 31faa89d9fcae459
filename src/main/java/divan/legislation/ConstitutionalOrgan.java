package divan.legislation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who issues norms and stands in no register of organs: DETSİS numbers organs of the administration, and
 * neither parliament nor the President.
 *
 * <p>Laws are parliament's (Constitution 87), but for two times in which others had its power: from
 * 12.9.1980 until the new parliament had formed its bureau, the National Security Council, since 23.10.1981
 * with the Consultative Assembly (Constitution, provisional 2 and 3); and from 27.5.1960 until 25.10.1961 the
 * National Unity Committee, later in a constituent assembly. Until 9.7.2018 the Council of Ministers issued
 * decree-laws (91), statutes (115) and decisions; since then the President (104/17), by decree and decision.
 * The days of the two times are of general knowledge: no text among our sources says them.
 */
public enum ConstitutionalOrgan {
    /** Whoever votes: the Constitution was accepted by a referendum. */
    NATION, ASSEMBLY, PRESIDENT, COUNCIL_OF_MINISTERS, NATIONAL_SECURITY_COUNCIL, NATIONAL_UNITY_COMMITTEE;

    private static final Span UNITY = new Span(LocalDate.of(1960, 5, 27), LocalDate.of(1961, 10, 25));
    private static final Span SECURITY = new Span(LocalDate.of(1980, 9, 12), LocalDate.of(1983, 12, 7));
    private static final LocalDate PRESIDENTIAL = LocalDate.of(2018, 7, 9);

    /** As data and addresses write it: {@code council-of-ministers}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConstitutionalOrgan> of(String code) {
        return Arrays.stream(values()).filter(organ -> organ.code().equals(code)).findFirst();
    }

    /**
     * Who alone can have issued a norm of this kind.
     *
     * @param day it was passed or signed; where that is not known, its first day
     * @return empty where organs of the administration issue such norms: then somebody has to say which
     */
    static List<ConstitutionalOrgan> of(NormKind kind, LocalDate day) {
        return switch (kind) {
            case CONSTITUTION -> List.of(NATION);
            case LAW -> List.of(legislator(day));
            case TREATY -> List.of(legislator(day), PRESIDENT);
            case DECREE_LAW, STATUTE -> List.of(COUNCIL_OF_MINISTERS);
            case PRESIDENTIAL_DECREE -> List.of(PRESIDENT);
            case PRESIDENTIAL_DECISION -> List.of(day.isBefore(PRESIDENTIAL) ? COUNCIL_OF_MINISTERS
                : PRESIDENT);
            case REGULATION, DIRECTIVE, COMMUNIQUE, PROCEDURES, CHARTER, GENERAL_TERMS, CIRCULAR,
                CIRCULAR_LETTER, INSTRUCTION, RULING, GUIDE, OTHER -> List.of();
        };
    }

    private static ConstitutionalOrgan legislator(LocalDate day) {
        return SECURITY.contains(day) ? NATIONAL_SECURITY_COUNCIL
            : UNITY.contains(day) ? NATIONAL_UNITY_COMMITTEE : ASSEMBLY;
    }
}
