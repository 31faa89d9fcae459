package divan.budget;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Codes that a budget may use, as packs list them in {@code budget/classification.csv}. */
@Component
@Order(74)
public class Classification implements PackPart {
    private static final String FILE = "budget/classification.csv";
    private static final Map<String, Pattern> KINDS = Map.of("activity",
        Pattern.compile("[0-9]{2}\\.[0-9]{2,3}\\.[0-9]{2,5}"), "financing", Pattern.compile("[0-9]{1,2}"),
        "economic", Pattern.compile("[0-9]{2}\\.[0-9]{1,2}"), "sub-programme",
        Pattern.compile("[0-9]{2}\\.[0-9]{2,3}"), "programme", Pattern.compile("[0-9]{2}"));

    private final Map<String, Map<String, Map<String, String>>> byPack = new ConcurrentHashMap<>();

    /** @return title by language, or the code itself where no pack has it */
    public Map<String, String> title(String kind, String code) {
        return byPack.values().stream().map(titles -> titles.get(kind + " " + code))
            .filter(Objects::nonNull).findFirst().orElse(Map.of("tr", code));
    }

    boolean knows(String kind, String code) {
        return byPack.values().stream().anyMatch(titles -> titles.containsKey(kind + " " + code));
    }

    @Override
    public List<Finding> check(Pack pack) {
        try {
            read(pack);
            return List.of();
        } catch (Malformed e) {
            return List.of(e.finding());
        }
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), read(pack));
    }

    private static Map<String, Map<String, String>> read(Pack pack) {
        Map<String, Map<String, String>> titles = new LinkedHashMap<>();
        if (pack.file(FILE).isEmpty()) {
            return titles;
        }
        List<Table.Row> rows = new ArrayList<>(Table.read(pack, FILE).rows());
        for (Table.Row row : rows) {
            String kind = row.need("kind");
            String code = row.need("code");
            if (!KINDS.containsKey(kind) || !KINDS.get(kind).matcher(code).matches()) {
                throw new Malformed(FILE, (int) row.line(), "“" + code + "” is no code of kind " + kind);
            }
            if (titles.put(kind + " " + code, Map.of("tr", row.need("title"), "en", row.need("title_en")))
                    != null) {
                throw new Malformed(FILE, (int) row.line(), "“" + code + "” stands twice");
            }
        }
        parents(rows, titles.keySet());
        return titles;
    }

    private static void parents(List<Table.Row> rows, Set<String> known) {
        for (Table.Row row : rows) {
            String parent = switch (row.get("kind")) {
                case "activity" -> "sub-programme " + above(row.get("code"));
                case "sub-programme" -> "programme " + above(row.get("code"));
                default -> "";
            };
            if (!parent.isEmpty() && !known.contains(parent)) {
                throw new Malformed(FILE, (int) row.line(), "there is no " + parent);
            }
        }
    }

    private static String above(String code) {
        return code.substring(0, code.lastIndexOf('.'));
    }
}
