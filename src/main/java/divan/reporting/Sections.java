package divan.reporting;

import java.util.List;

/**
 * The sections of an activity report in the order of the regulation (RG 22.4.2021/31462, and the
 * principles of January 2022 for administrations of the central government), and the comparison, which is
 * ours.
 */
final class Sections {
    static final String COMPARISON = "annex.3";
    static final List<String> ALL = List.of("foreword", "summary", "I", "I.A", "I.B", "I.C", "I.C.1", "I.C.2",
        "I.C.3", "I.C.4", "I.C.5", "I.C.6", "II", "II.A", "II.B", "III", "III.A", "III.A.1", "III.A.2",
        "III.A.3", "III.B", "III.B.1", "III.B.2", "III.B.2.i", "III.B.2.ii", "III.B.3", "III.B.4", "III.B.5",
        "IV", "IV.A", "IV.B", "IV.C", "IV.D", "V", "annex.1", "annex.2", COMPARISON);

    private Sections() {
    }

    static boolean isKnown(String id) {
        return ALL.contains(id);
    }

    /** 1 for a part, at most 4. */
    static int level(String id) {
        return id.startsWith("annex") ? 1 : (int) id.chars().filter(c -> c == '.').count() + 1;
    }

    /** Whether people may write words for it: not where it only holds others, and not the comparison. */
    static boolean isWritten(String id) {
        return isKnown(id) && !isFrame(id) && !id.startsWith("annex");
    }

    /** Whether it only holds others together. */
    static boolean isFrame(String id) {
        return ALL.stream().anyMatch(other -> other.startsWith(id + "."));
    }
}
