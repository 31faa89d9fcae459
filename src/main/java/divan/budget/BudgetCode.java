package divan.budget;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Where money is given to and spent from: a cell of the four classifications.
 *
 * @param activity {@code programme.sub-programme.activity}
 * @param institution number of the spending organ
 * @param financing type of financing
 * @param economic from two to four levels, {@code 03.02}
 */
public record BudgetCode(String activity, String institution, String financing, String economic)
        implements Comparable<BudgetCode> {
    static final Pattern ECONOMIC = Pattern.compile("[0-9]{2}(\\.[0-9]{1,2}){1,3}");
    private static final Comparator<BudgetCode> ORDER = Comparator.comparing(BudgetCode::activity)
        .thenComparing(BudgetCode::institution).thenComparing(BudgetCode::financing)
        .thenComparing(BudgetCode::economic);

    /**
     * What the budget law appropriates for (tertip): the first level of the programme, all levels of
     * institution and financing, the first two of the economic code (Law 5018, 15/4).
     */
    public record Tertip(String programme, String institution, String financing, String economic) {
        boolean isPersonnel() {
            return economic.startsWith("01.");
        }
    }

    public Tertip tertip() {
        String[] levels = economic.split("\\.");
        return new Tertip(activity.split("\\.")[0], institution, financing, levels[0] + "." + levels[1]);
    }

    /** {@code 62.238}: the first two levels. */
    public String subProgramme() {
        return activity.substring(0, activity.lastIndexOf('.'));
    }

    @Override
    public int compareTo(BudgetCode other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.join(" ", activity, institution, financing, economic);
    }
}
