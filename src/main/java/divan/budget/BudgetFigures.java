package divan.budget;

import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year's budget as a pack gives it: inputs alone, and only parts; every whole is summed.
 *
 * @param year the financial year
 * @param economic by the first level of the economic classification
 * @param activities by programme, sub-programme and activity, in this order
 * @param units by the spending unit
 * @param earlier years before, without parts
 */
public record BudgetFigures(int year, List<Economic> economic, List<Activity> activities, List<Unit> units,
        List<Earlier> earlier) {
    private static final Pattern INITIAL = Pattern.compile("kbo_([0-9]{4})");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,2})?");

    /** @param initials appropriations at the beginning, by year, of which one is the report's */
    public record Economic(String code, String title, String titleEn, SortedMap<Integer, BigDecimal> initials,
            Amounts amounts) {
    }

    /** What is known of a part: not which amounts were added and deducted, but what came of them. */
    public record Share(BigDecimal initial, BigDecimal appropriation, BigDecimal spent) {
        public static final Share NONE = new Share(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public Share plus(Share other) {
            return new Share(initial.add(other.initial), appropriation.add(other.appropriation),
                spent.add(other.spent));
        }
    }

    public record Activity(String programme, String subProgramme, String title, Share share) {
    }

    public record Unit(String title, Share share) {
    }

    public record Earlier(int year, BigDecimal appropriation, BigDecimal spent) {
    }

    /** @throws Malformed with file and row, also where somebody spent more than was given (5018/20-d) */
    public static BudgetFigures read(Pack pack, int year) {
        String folder = "budget/" + year + "/";
        return new BudgetFigures(year,
            Table.read(pack, folder + "economic.csv").rows().stream()
                .map(row -> economic(row, year)).toList(),
            Table.read(pack, folder + "activities.csv").rows().stream().map(row -> new Activity(
                row.need("programme"), row.need("sub_programme"), row.need("activity"), share(row))).toList(),
            Table.read(pack, folder + "units.csv").rows().stream().map(row -> new Unit(row.need("unit"),
                share(row))).toList(),
            Table.read(pack, "budget/years.csv").rows().stream().filter(row -> row.integer("year") < year)
                .map(row -> new Earlier(row.integer("year"), amount(row, "appropriation"),
                    amount(row, "spent"))).toList());
    }

    private static Economic economic(Table.Row row, int year) {
        SortedMap<Integer, BigDecimal> initials = new TreeMap<>();
        for (String column : row.cells().toMap().keySet()) {
            Matcher initial = INITIAL.matcher(column);
            if (initial.matches()) {
                initials.put(Integer.valueOf(initial.group(1)), amount(row, column));
            }
        }
        Amounts amounts = new Amounts(amount(row, "kbo_" + year), amount(row, "added"),
            amount(row, "deducted"), amount(row, "spent"));
        within(row, amounts.appropriation(), amounts.spent());
        return new Economic(row.need("economic_code"), row.need("title"), row.need("title_en"), initials,
            amounts);
    }

    private static Share share(Table.Row row) {
        Share share = new Share(amount(row, "kbo"), amount(row, "appropriation"), amount(row, "spent"));
        within(row, share.appropriation(), share.spent());
        return share;
    }

    private static void within(Table.Row row, BigDecimal appropriation, BigDecimal spent) {
        if (appropriation.signum() < 0 || spent.compareTo(appropriation) > 0) {
            throw new Malformed(row.file(), (int) row.line(), "“spent” is more than was appropriated");
        }
    }

    private static BigDecimal amount(Table.Row row, String column) {
        String text = row.need(column);
        if (!AMOUNT.matcher(text).matches()) {
            throw new Malformed(row.file(), (int) row.line(),
                "“" + column + "” should be an amount like 1234.56, at least 0");
        }
        return new BigDecimal(text);
    }

    public Amounts total() {
        return economic.stream().map(Economic::amounts).reduce(Amounts.NONE, Amounts::plus);
    }
}
