package divan.reporting;

import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a pack's {@code reports/<year>/report.yaml} says. Words are by language.
 *
 * @param organ whose report it is
 * @param lists tables of one level, as staff
 * @param narrative by section
 */
record Definition(String organ, String plan, Map<String, String> source, Map<String, String> note,
        List<TableOf> lists, Map<String, Map<String, String>> narrative) {
    private static final Pattern PATH = Pattern.compile("reports/([0-9]{4})/report\\.yaml");

    /**
     * @param printed where the published report has it
     * @param columns of the CSV, and their titles
     * @param across title of the sum of a row; empty where there is none
     */
    record TableOf(String id, String section, Map<String, String> title, Map<String, String> printed,
            Map<String, Map<String, String>> columns, boolean total, Map<String, String> across) {
    }

    static String path(int year) {
        return "reports/" + year + "/report.yaml";
    }

    /** The years of which a pack can draw a report. */
    static List<Integer> years(Pack pack) {
        return pack.paths("reports/", "/report.yaml").stream().map(PATH::matcher).filter(Matcher::matches)
            .map(year -> Integer.valueOf(year.group(1))).toList();
    }

    /** @throws Malformed with file and line */
    static Definition read(Pack pack, int year) {
        Node node = pack.yaml(path(year));
        Map<String, Map<String, String>> narrative = new LinkedHashMap<>();
        node.get("narrative").entries().forEach((section, words) -> {
            if (!Sections.isKnown(section)) {
                throw words.wrong("there is no section “" + section + "”");
            }
            narrative.put(section, words.languages());
        });
        return new Definition(node.get("organ").text(), node.get("plan").text(),
            node.get("source").languages(), node.get("note").languages(),
            node.get("tables").items().stream().map(Definition::table).toList(), narrative);
    }

    private static TableOf table(Node node) {
        if (!Sections.isKnown(node.get("section").text())) {
            throw node.get("section").wrong("there is no such section");
        }
        Map<String, Map<String, String>> columns = node.get("columns").entries().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().languages(), (a, b) -> a,
                LinkedHashMap::new));
        return new TableOf(node.get("id").text(), node.get("section").text(), node.get("title").languages(),
            node.get("printed").languages(), columns, node.get("total").flag(),
            node.get("across").isPresent() ? node.get("across").languages() : Map.of());
    }
}
