package divan.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables of an activity report that are known, each recognised by columns that no other has. */
enum Layout {
    PLAN(List.of("indicator", "baseline_A"),
        List.of("aim", "target", "target_title", "responsible_unit", "published_target_pct", "indicator",
            "indicator_title", "weight_pct", "baseline_A", "planned_B", "actual_C", "published_pct"),
        List.of("target", "weight_pct", "baseline_A", "planned_B", "actual_C", "published_pct"),
        "weight_pct|baseline_A|planned_B|actual_C", "baseline_A|planned_B|actual_C"),
    FORM_3(List.of("sub_programme", "no", "indicator"),
        List.of("sub_programme", "no", "indicator", "unit", "prev_year", "prev_value", "target", "estimate",
            "q1", "q2", "q3", "q4", "published_year_end", "published_rate_pct", "published_status"),
        List.of("unit", "target", "q1", "q2", "q3", "q4", "published_year_end", "published_rate_pct",
            "published_status"),
        "target|q[1-4]", "prev_value|target|estimate|q[1-4]|published_year_end"),
    BUDGET(List.of("economic_code"),
        List.of("economic_code", "title", "added", "deducted", "published_total_appropriation", "spent",
            "published_remaining", "published_realisation_pct"),
        List.of("added", "deducted", "published_total_appropriation", "spent", "published_remaining",
            "published_realisation_pct"),
        "kbo_[0-9]{4}|added|deducted|spent",
        "kbo_[0-9]{4}|added|deducted|spent|published_total_appropriation|published_remaining"),
    PROGRAMME(List.of("level", "title"),
        List.of("level", "title", "kbo", "published_total_appropriation", "spent", "published_pct_of_kbo",
            "published_pct_of_total"),
        List.of("kbo", "published_total_appropriation", "spent", "published_pct_of_kbo",
            "published_pct_of_total"),
        "kbo|spent", "kbo|spent|published_total_appropriation"),
    UNIT(List.of("unit", "kbo"),
        List.of("unit", "kbo", "published_total_appropriation", "spent", "published_pct_of_kbo",
            "published_pct_of_total"),
        List.of("kbo", "published_total_appropriation", "spent", "published_pct_of_kbo",
            "published_pct_of_total"),
        "kbo|spent", "kbo|spent|published_total_appropriation");

    /** Appropriations by year, and what a year's is more than the one before. */
    static final Pattern YEARLY =
        Pattern.compile("kbo_([0-9]{4})|published_increase_([0-9]{4})_([0-9]{4})_pct");
    private static final Set<String> WORDS = Set.of("aim", "target", "target_title", "responsible_unit",
        "indicator", "indicator_title", "sub_programme", "no", "unit", "prev_year", "published_status",
        "economic_code", "title", "level");

    private final List<String> marks;
    private final List<String> columns;
    private final List<String> wanted;
    private final Pattern needed;
    private final Pattern amounts;

    /**
     * @param marks it is recognised by these
     * @param wanted without these less can be audited, and that is said
     * @param needed their cells may not be empty
     * @param amounts of money, or values of an indicator: where a dot may part thousands
     */
    Layout(List<String> marks, List<String> columns, List<String> wanted, String needed, String amounts) {
        this.marks = marks;
        this.columns = columns;
        this.wanted = wanted;
        this.needed = Pattern.compile(needed);
        this.amounts = Pattern.compile(amounts);
    }

    static Optional<Layout> of(List<String> header) {
        return Arrays.stream(values()).filter(layout -> header.containsAll(layout.marks)).findFirst();
    }

    boolean knows(String column) {
        return columns.contains(column) || this == BUDGET && YEARLY.matcher(column).matches();
    }

    List<String> wanted() {
        return wanted;
    }

    boolean isNumber(String column) {
        return knows(column) && !(WORDS.contains(column) && !(this == FORM_3 && column.equals("target")));
    }

    boolean isNeeded(String column) {
        return needed.matcher(column).matches();
    }

    boolean isAmount(String column) {
        return amounts.matcher(column).matches();
    }

    /** Money that is given or spent; what remains of it may be less than nothing. */
    boolean isNeverNegative(String column) {
        return isMoney() && isAmount(column) && !column.equals("published_remaining");
    }

    boolean isMoney() {
        return this == BUDGET || this == PROGRAMME || this == UNIT;
    }
}
