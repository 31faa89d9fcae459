package divan.audit;

import divan.kernel.Turkish;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an indicator's unit and name say of its values. */
final class Units {
    private static final Set<String> COUNTS = Set.of("sayi", "adet", "kisi", "count", "number");
    private static final Set<String> RATIOS = Set.of("oran", "yuzde", "%", "ratio", "percent");
    private static final Pattern COUNTED = Pattern.compile(".*\\b(sayisi|adedi)");
    private static final Pattern RATIO = Pattern.compile(".*\\b(orani|yuzdesi)");

    private Units() {
    }

    static boolean isCount(String unit) {
        return COUNTS.contains(Turkish.folded(unit).strip());
    }

    static boolean isRatio(String unit) {
        return RATIOS.contains(Turkish.folded(unit).strip());
    }

    /** Whether what the name ends with can only be counted; what stands in brackets is left out. */
    static boolean isCountByName(String name) {
        return !name.contains("%") && COUNTED.matcher(plain(name)).matches();
    }

    private static boolean isRatioByName(String name) {
        return name.contains("%") || RATIO.matcher(plain(name)).matches();
    }

    /** An indicator's name as others may write it: without capitals, brackets and punctuation. */
    static String plain(String name) {
        return Turkish.folded(name.replaceAll("\\([^)]*\\)", " ")).replaceAll("[^a-z0-9]+", " ").strip();
    }

    /** Indicators whose name is that of a count and whose unit is a ratio's, or the other way round. */
    static List<Finding> mismatches(Sheet form) {
        return form.lines().stream().filter(line -> line.has("unit")).filter(line -> {
            String unit = line.text("unit");
            String name = line.text("indicator");
            return isRatio(unit) && isCountByName(name) || isCount(unit) && isRatioByName(name);
        }).map(line -> line.cell("unit").error(Kind.UNIT, null, "unit.name", line.text("indicator")))
            .toList();
    }
}
