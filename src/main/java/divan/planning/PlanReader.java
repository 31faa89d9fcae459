package divan.planning;

import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Table;
import java.math.BigDecimal;
import java.util.List;

/** Reads {@code plans/plan.yaml} with its figures, and {@code indicators.yaml}. */
final class PlanReader {
    static final String PLAN = "plans/plan.yaml";
    static final String INDICATORS = "indicators.yaml";

    private PlanReader() {
    }

    static Plan plan(Pack pack) {
        Node node = pack.yaml(PLAN);
        return new Plan(node.get("id").text(), node.get("title").languages(), years(node.get("years")),
            years(node.get("planned-years")), node.get("source").languages(), node.get("note").languages(),
            Table.read(pack, "plans/" + node.get("figures").text()).rows().stream().map(PlanReader::line)
            .toList());
    }

    private static List<Integer> years(Node node) {
        return node.items().stream().map(Node::integer).toList();
    }

    private static PlannedIndicator line(Table.Row row) {
        return new PlannedIndicator(row.need("aim"), row.get("aim_title"), row.get("aim_title_en"),
            row.need("target"), row.get("target_title"), row.get("target_title_en"),
            row.get("responsible_unit"),
            row.need("indicator"), row.need("indicator_title"), row.get("indicator_title_en"),
            row.integer("weight_pct"), number(row, "baseline"), number(row, "planned_2024"),
            number(row, "actual_2024"), row.get("published_pct_2024"), row.get("published_target_pct_2024"));
    }

    private static BigDecimal number(Table.Row row, String column) {
        try {
            return new BigDecimal(row.need(column));
        } catch (NumberFormatException e) {
            throw new Malformed(row.file(), (int) row.line(), "“" + column + "” should be a number");
        }
    }

    static List<Indicator> indicators(Pack pack) {
        return pack.yaml(INDICATORS).items().stream().map(PlanReader::indicator).toList();
    }

    private static Indicator indicator(Node node) {
        Node opening = node.get("opening");
        return new Indicator(node.get("id").text(), node.get("title").languages(),
            node.get("unit").languages(),
            node.get("counts").get("act").text(), node.get("counts").get("services").texts(),
            opening.get("value").number().longValueExact(), opening.get("day").date(),
            opening.get("source").languages());
    }
}
