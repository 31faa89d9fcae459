package divan.planning;

import divan.organisation.Organ;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code plans/plan.yaml} with its figures. */
final class PlanReader {
    static final String PLAN = "plans/plan.yaml";
    private static final int WHOLE = 100;

    private PlanReader() {
    }

    static Plan plan(Pack pack) {
        Node node = pack.yaml(PLAN);
        List<Integer> planned = years(node.get("planned-years"));
        List<Table.Row> rows = rows(pack, node);
        return new Plan(node.get("id").text(), node.get("title").languages(), years(node.get("years")),
            planned, node.get("source").languages(), node.get("note").languages(),
            planned.stream().flatMap(year -> rows.stream().map(row -> line(row, year))).toList());
    }

    private static List<Table.Row> rows(Pack pack, Node node) {
        return Table.read(pack, "plans/" + node.get("figures").text()).rows();
    }

    private static List<Integer> years(Node node) {
        return node.items().stream().map(Node::integer).toList();
    }

    private static PlannedIndicator line(Table.Row row, int year) {
        return new PlannedIndicator(row.need("aim"), row.get("aim_title"), row.get("aim_title_en"),
            row.need("target"), row.get("target_title"), row.get("target_title_en"),
            row.get("responsible_unit"), row.need("indicator"), row.need("indicator_title"),
            row.get("indicator_title_en"), row.integer("weight_pct"), number(row, "baseline"),
            number(row, "planned_" + year), printed(row, "actual_" + year), row.get("published_pct_" + year),
            row.get("published_target_pct_" + year), organs(row), year);
    }

    private static List<String> organs(Table.Row row) {
        return Stream.of(row.get("responsible_organs").split(" +")).filter(Organ::isNumber).toList();
    }

    private static BigDecimal number(Table.Row row, String column) {
        try {
            return new BigDecimal(row.need(column));
        } catch (NumberFormatException e) {
            throw new Malformed(row.file(), (int) row.line(), "“" + column + "” should be a number");
        }
    }

    private static @Nullable BigDecimal printed(Table.Row row, String column) {
        return row.get(column).isEmpty() ? null : number(row, column);
    }

    /** Weights that do not sum to 100, unless the plan says of a target that they were printed so. */
    static List<Finding> findings(Pack pack) {
        Node node = pack.yaml(PLAN);
        Map<String, Node> printed = new LinkedHashMap<>(node.get("printed-weights").entries());
        Map<String, Integer> sums = new LinkedHashMap<>();
        Map<String, Table.Row> first = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Table.Row row : rows(pack, node)) {
            int weight = row.integer("weight_pct");
            if (weight < 0 || weight > WHOLE) {
                findings.add(finding(row, "“weight_pct” is " + weight + ", and ought to be 0 to 100"));
            }
            sums.merge(row.need("target"), weight, Integer::sum);
            first.putIfAbsent(row.need("target"), row);
        }
        first.forEach((target, row) -> {
            Node said = printed.remove(target);
            int sum = sums.get(target);
            if (sum != (said == null ? WHOLE : said.integer())) {
                findings.add(finding(row, "the weights of " + target + " sum to " + sum + ", not to "
                    + (said == null ? WHOLE : said.integer() + ", as “printed-weights” says")));
            }
        });
        printed.forEach((target, said) -> findings.add(new Finding(PLAN, said.line(),
            "“printed-weights” names a target that is not in the plan: " + target)));
        return findings;
    }

    private static Finding finding(Table.Row row, String message) {
        return new Finding(row.file(), (int) row.line(), message);
    }
}
