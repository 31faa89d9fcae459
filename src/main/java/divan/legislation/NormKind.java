package divan.legislation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a norm is, in the order of rank: 1 stands above all others. Kinds of one rank do not rest on each
 * other.
 *
 * <p>A law, a treaty and a decree-law have one rank (Constitution 90/5, 91 as it was); a presidential decree
 * stands below, for a law prevails (104/17). Regulations carry out laws and presidential decrees (124). What
 * bears no name in the Constitution stands below these; that internal instructions stand below directives and
 * communiqués is how ministries draft, not a provision. {@code DECREE_LAW} and {@code STATUTE} are no longer
 * made and still in force.
 */
public enum NormKind {
    CONSTITUTION(1), LAW(2), TREATY(2), DECREE_LAW(2), PRESIDENTIAL_DECREE(3), STATUTE(4),
    PRESIDENTIAL_DECISION(4), REGULATION(5), DIRECTIVE(6), COMMUNIQUE(6), PROCEDURES(6), CHARTER(6),
    GENERAL_TERMS(6), CIRCULAR(7), CIRCULAR_LETTER(7), INSTRUCTION(7), RULING(7), GUIDE(7), OTHER(7);

    /** The first rank that an organ's officials enter without the Resmî Gazete. */
    private static final int FIRST_OF_ORGANS = 5;
    private static final int LAST_WITH_ARTICLES = 6;
    private final int rank;

    NormKind(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /** As data and addresses write it: {@code presidential-decree}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NormKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** A law by its number; 2709 is the Constitution. */
    static NormKind ofLaw(String number) {
        return number.equals("2709") ? CONSTITUTION : LAW;
    }

    /** Whether an organ may issue it without publishing it in the Resmî Gazete. */
    public boolean isOfOrgans() {
        return rank >= FIRST_OF_ORGANS;
    }

    /** Whether it has articles; circulars and rulings are letters. */
    public boolean hasArticles() {
        return rank <= LAST_WITH_ARTICLES;
    }

    /**
     * Whether a norm of this kind must name what it rests on. The legislator's and the President's own power
     * comes from the Constitution itself (7, 87, 90, 104).
     */
    public boolean needsBasis() {
        return rank > PRESIDENTIAL_DECREE.rank;
    }
}
