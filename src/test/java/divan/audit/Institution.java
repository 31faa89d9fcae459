package divan.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The report of an invented institution, right in every printed cell; what it prints is cut off here and
 * rounded there, as reports do. SYNTHETIC: no figure is anybody's.
 */
final class Institution {
    static final String BUDGET = "butce.csv";
    static final String PROGRAMMES = "programlar.csv";
    static final String UNITS = "birimler.csv";
    static final String FORM = "form3.csv";
    static final String PLAN = "plan.csv";
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Random random;
    /** Of the performances: in every second report two, so that targets follow from them closely. */
    private final boolean twoDecimals;
    private final Tables tables = new Tables();
    /** kbo, total, spent of each activity. */
    private final List<long[]> activities = new ArrayList<>();

    private Institution(long seed) {
        this.random = new Random(seed);
        this.twoDecimals = seed % 2 == 1;
    }

    static Tables of(long seed) {
        Institution institution = new Institution(seed);
        institution.programmes();
        institution.units();
        institution.budget();
        institution.form();
        institution.plan();
        return institution.tables;
    }

    private long amount() {
        return 1_000_000L + random.nextLong(9_000_000_000L);
    }

    private static BigDecimal percent(long of, long by) {
        return by == 0 ? BigDecimal.ZERO
            : BigDecimal.valueOf(of).multiply(HUNDRED).divide(BigDecimal.valueOf(by), DIGITS);
    }

    private String written(BigDecimal exact, int decimals) {
        return exact.setScale(decimals, random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.HALF_UP)
            .toPlainString();
    }

    private void programmes() {
        tables.header(PROGRAMMES, "level,title,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        long[] all = new long[3];
        for (int programme = 1; programme <= 2 + random.nextInt(2); programme++) {
            List<Object[]> rows = new ArrayList<>();
            long[] sum = new long[3];
            for (int sub = 1; sub <= 1 + random.nextInt(3); sub++) {
                subProgramme(programme + "." + sub, rows, sum);
            }
            rows.addFirst(new Object[] {"programme", "PROGRAM " + programme, sum});
            rows.forEach(row -> moneyRow(PROGRAMMES, (String) row[0], (String) row[1], (long[]) row[2]));
            add(all, sum);
        }
        moneyRow(PROGRAMMES, "total", "GENEL TOPLAM", all);
    }

    private void subProgramme(String number, List<Object[]> rows, long[] above) {
        int at = rows.size();
        long[] sum = new long[3];
        for (int activity = 1; activity <= 1 + random.nextInt(4); activity++) {
            long kbo = random.nextInt(8) == 0 ? 0 : amount();
            long total = random.nextInt(10) == 0 ? 0 : amount();
            long[] values = {kbo, total, total == 0 ? 0 : (long) (total * random.nextDouble())};
            activities.add(values);
            rows.add(new Object[] {"activity", "Faaliyet " + number + "." + activity, values});
            add(sum, values);
        }
        rows.add(at, new Object[] {"sub_programme", "ALT PROGRAM " + number, sum});
        add(above, sum);
    }

    private static void add(long[] sum, long[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private void moneyRow(String file, String level, String title, long[] values) {
        BigDecimal ofKbo = percent(values[2], values[0]);
        BigDecimal ofTotal = percent(values[2], values[1]);
        int decimals = random.nextInt(3);
        if (file.equals(PROGRAMMES)) {
            tables.row(file, level, title, values[0], values[1], values[2], written(ofKbo, decimals),
                written(ofTotal, decimals));
        } else {
            tables.row(file, title, values[0], values[1], values[2], written(ofKbo, decimals),
                written(ofTotal, decimals));
        }
        tables.printed(file, title, "published_pct_of_kbo", ofKbo);
        tables.printed(file, title, "published_pct_of_total", ofTotal);
        if (!level.equals("activity")) {
            tables.printed(file, title, "published_total_appropriation", BigDecimal.valueOf(values[1]));
        }
    }

    /** Two activities are one unit's here and there. */
    private void units() {
        tables.header(UNITS, "unit,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        long[] all = new long[3];
        for (int i = 0; i < activities.size(); i++) {
            long[] values = activities.get(i).clone();
            if (i + 1 < activities.size() && random.nextInt(3) == 0) {
                add(values, activities.get(++i));
            }
            moneyRow(UNITS, "activity", "BİRİM " + i, values);
            add(all, values);
        }
        moneyRow(UNITS, "total", "GENEL TOPLAM", all);
    }

    private long[] total() {
        long[] all = new long[3];
        activities.forEach(values -> add(all, values));
        return all;
    }

    private void budget() {
        tables.header(BUDGET, "economic_code,title,kbo_2030,kbo_2031,added,deducted,"
            + "published_total_appropriation,spent,published_remaining,published_realisation_pct,kbo_2032,"
            + "published_increase_2030_2031_pct,published_increase_2031_2032_pct");
        long[] left = total();
        long[] sums = new long[7];
        String[] codes = {"01", "02", "03", "05", "06"};
        for (int i = 0; i < codes.length; i++) {
            boolean last = i == codes.length - 1;
            long kbo = last ? left[0] : left[0] / 3;
            long total = last ? left[1] : left[1] / 3;
            long spent = last ? left[2] : left[2] / 3;
            add(left, new long[] {-kbo, -total, -spent});
            long more = total - kbo;
            long deducted = random.nextLong(5_000_000) + Math.max(0, -more);
            long[] values = {amount(), kbo, more + deducted, deducted, total, spent, amount()};
            add(sums, values);
            budgetRow(codes[i], "Gider " + codes[i], values);
        }
        budgetRow("TOTAL", "Toplam", sums);
    }

    private void budgetRow(String code, String title, long[] v) {
        BigDecimal realised = percent(v[5], v[4]);
        BigDecimal one = v[0] == 0 ? BigDecimal.ZERO : percent(v[1], v[0]).subtract(HUNDRED);
        BigDecimal two = v[1] == 0 ? BigDecimal.ZERO : percent(v[6], v[1]).subtract(HUNDRED);
        tables.row(BUDGET, code, title, v[0], v[1], v[2], v[3], v[4], v[5], v[4] - v[5], written(realised, 2),
            v[6], written(one, 2), written(two, random.nextInt(3)));
        tables.printed(BUDGET, code, "published_total_appropriation", BigDecimal.valueOf(v[4]));
        tables.printed(BUDGET, code, "published_remaining", BigDecimal.valueOf(v[4] - v[5]));
        tables.printed(BUDGET, code, "published_realisation_pct", realised);
        tables.printed(BUDGET, code, "published_increase_2030_2031_pct", one);
        tables.printed(BUDGET, code, "published_increase_2031_2032_pct", two);
    }

    private void form() {
        tables.header(FORM, "sub_programme,no,indicator,unit,prev_year,prev_value,target,estimate,q1,q2,q3,"
            + "q4,published_year_end,published_rate_pct,published_status");
        for (int no = 1; no <= 12; no++) {
            boolean stock = no % 3 == 0;
            boolean ratio = no % 4 == 0;
            long[] q = new long[4];
            long year = 0;
            for (int i = 0; i < 4; i++) {
                q[i] = ratio ? 1 + random.nextInt(100) : 2_000 + random.nextInt(900_000);
                year = stock || ratio ? q[i] : year + q[i];
            }
            long target = Math.max(1, (long) (year * (0.5 + random.nextDouble())));
            if (no == 5) {
                target = year;
            }
            BigDecimal rate = percent(year, target);
            tables.row(FORM, "Alt Program", no, ratio ? "Yanıtlama oranı " + no : "Başvuru " + no,
                ratio ? "Oran" : "Sayı", 2030, year + 7, target, year + 3, q[0], q[1], q[2], q[3], year,
                written(rate, random.nextInt(3)), status(rate));
            tables.printed(FORM, "Alt Program " + no, "published_year_end", BigDecimal.valueOf(year));
            tables.printed(FORM, "Alt Program " + no, "published_rate_pct", rate);
        }
    }

    private static String status(BigDecimal rate) {
        return rate.compareTo(HUNDRED) > 0 ? "Aşıldı" : rate.compareTo(HUNDRED) == 0 ? "Ulaşıldı"
            : rate.compareTo(BigDecimal.valueOf(80)) < 0 ? "Ulaşılamadı" : "Kısmen Ulaşıldı";
    }

    private void plan() {
        tables.header(PLAN, "aim,target,target_title,responsible_unit,published_target_pct,indicator,"
            + "indicator_title,weight_pct,baseline_A,planned_B,actual_C,published_pct");
        for (int target = 1; target <= 6; target++) {
            int count = 1 + random.nextInt(4);
            int left = 100;
            BigDecimal sum = BigDecimal.ZERO;
            List<Object[]> rows = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                int weight = i == count ? left : 1 + random.nextInt(left - (count - i));
                left -= weight;
                long a = random.nextInt(50_000);
                long b = a + (random.nextInt(4) == 0 ? -a / 2 - 1 : 1_000 + random.nextInt(50_000));
                long c = a + (long) ((b - a) * (random.nextDouble() * 1.6 - 0.2));
                BigDecimal p = percent(c - a, b - a).max(BigDecimal.ZERO).min(HUNDRED);
                sum = sum.add(p.multiply(BigDecimal.valueOf(weight)).movePointLeft(2));
                rows.add(new Object[] {target, i, weight, a, b, c, p, twoDecimals ? 2 : random.nextInt(3)});
            }
            String whole = written(sum, 1);
            for (Object[] r : rows) {
                planRow(r, whole, sum);
            }
        }
    }

    private void planRow(Object[] r, String whole, BigDecimal sum) {
        String code = "H1." + r[0];
        String indicator = "PG1." + r[0] + "." + r[1];
        BigDecimal p = (BigDecimal) r[6];
        tables.row(PLAN, "A1", code, "Hedef " + r[0], "Birim", whole, indicator, "Gösterge " + r[1], r[2],
            r[3], r[4], r[5], written(p, (int) r[7]));
        tables.printed(PLAN, code, "published_target_pct", sum);
        tables.printed(PLAN, indicator, "published_pct", p);
    }
}
