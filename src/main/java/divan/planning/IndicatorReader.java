package divan.planning;

import divan.organisation.Organ;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Growth;
import divan.planning.Indicator.Opening;
import divan.planning.Indicator.Quotient;
import divan.planning.Indicator.Reports;
import divan.planning.Indicator.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code indicators.yaml}. What the plan says of an indicator is not said again. */
final class IndicatorReader {
    static final String FILE = "indicators.yaml";
    private static final int MOST_DECIMALS = 6;

    private final Optional<Plan> plan;

    private IndicatorReader(Optional<Plan> plan) {
        this.plan = plan;
    }

    /** @throws Malformed at the first thing that is wrong */
    static List<Indicator> indicators(Pack pack) {
        IndicatorReader reader = new IndicatorReader(Plan.of(pack));
        return pack.yaml(FILE).items().stream().map(reader::indicator).toList();
    }

    /** Everything that is wrong with the definitions. */
    static List<Finding> findings(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Indicator> read = new LinkedHashMap<>();
        Map<String, Node> places = new LinkedHashMap<>();
        IndicatorReader reader = new IndicatorReader(Plan.of(pack));
        for (Node node : pack.yaml(FILE).items()) {
            try {
                Indicator indicator = reader.indicator(node);
                if (read.put(indicator.id(), indicator) != null) {
                    findings.add(node.get("id").wrong("“" + indicator.id() + "” stands here twice")
                        .finding());
                }
                places.put(indicator.id(), node);
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        read.values().forEach(one -> parts(one).filter(part -> !isBase(read.get(part))).forEach(part ->
            findings.add(places.get(one.id()).wrong("“" + part + "” is no indicator here of the kind sum or"
                + " stock").finding())));
        return findings;
    }

    private static Stream<String> parts(Indicator indicator) {
        return switch (indicator.source()) {
            case Quotient of -> Stream.of(of.numerator(), of.denominator());
            case Growth of -> Stream.of(of.of());
            case Acts acts -> Stream.of();
            case Reports reports -> Stream.of();
        };
    }

    private static boolean isBase(@Nullable Indicator part) {
        return part != null && (part.kind() == IndicatorKind.SUM || part.kind() == IndicatorKind.STOCK);
    }

    private Indicator indicator(Node node) {
        String id = node.get("id").text();
        if (!id.matches("[A-Za-z][A-Za-z0-9.-]{1,40}")) {
            throw node.get("id").wrong("“id” is letters, digits, points and hyphens");
        }
        Optional<PlannedIndicator> line = plan.flatMap(p -> p.lines().stream()
            .filter(one -> one.id().equals(id)).findFirst());
        IndicatorKind kind = IndicatorKind.of(node.get("kind").text()).orElseThrow(() -> node.get("kind")
            .wrong("“kind” is sum, stock, ratio or change, not “" + node.get("kind").text() + "”"));
        return new Indicator(id, title(node, line), node.get("unit").languages(), kind, isFalling(node),
            source(node, kind, line), opening(node, kind, line));
    }

    private static Map<String, String> title(Node node, Optional<PlannedIndicator> line) {
        if (line.isPresent() && !node.get("title").isPresent()) {
            return line.get().titleEn().isEmpty() ? Map.of("tr", line.get().titleTr())
                : Map.of("tr", line.get().titleTr(), "en", line.get().titleEn());
        }
        return node.get("title").languages();
    }

    private static boolean isFalling(Node node) {
        return switch (node.get("direction").text()) {
            case "up" -> false;
            case "down" -> true;
            default -> throw node.get("direction").wrong("“direction” is up or down");
        };
    }

    private Source source(Node node, IndicatorKind kind, Optional<PlannedIndicator> line) {
        return switch (kind) {
            case RATIO -> {
                if (!node.get("numerator").isPresent() || !node.get("denominator").isPresent()) {
                    throw node.get("kind").wrong("a ratio needs “numerator” and “denominator”");
                }
                yield new Quotient(node.get("numerator").text(), node.get("denominator").text());
            }
            case CHANGE -> new Growth(node.get("of").text());
            case STOCK -> {
                if (node.get("counts").isPresent()) {
                    throw node.get("counts").wrong("a stock is reported; acts that are counted are a sum");
                }
                yield reports(node, line);
            }
            case SUM -> node.get("counts").isPresent() ? new Acts(node.get("counts").get("act").text(),
                node.get("counts").get("services").texts()) : reports(node, line);
        };
    }

    private static Reports reports(Node node, Optional<PlannedIndicator> line) {
        Node every = node.get("reported");
        String how = every.optional().orElseThrow(() -> node.get("kind").wrong(
            "neither “counts” nor “reported” says where its values come from"));
        if (!how.equals("quarterly") && !how.equals("yearly")) {
            throw every.wrong("“reported” is quarterly or yearly");
        }
        List<String> organs = node.get("organs").isPresent() ? node.get("organs").texts()
            : line.map(PlannedIndicator::organs).orElseThrow(() -> node.get("id")
                .wrong("“organs” is missing: the plan does not say who reports it"));
        if (organs.isEmpty() || !organs.stream().allMatch(Organ::isNumber)) {
            throw node.get("organs").wrong("“organs” are numbers of eight digits");
        }
        int decimals = node.get("decimals").isPresent() ? node.get("decimals").integer() : 0;
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw node.get("decimals").wrong("“decimals” is 0 to " + MOST_DECIMALS);
        }
        return new Reports(organs, how.equals("yearly"), decimals);
    }

    private @Nullable Opening opening(Node node, IndicatorKind kind,
            Optional<PlannedIndicator> line) {
        Node opening = node.get("opening");
        if (!opening.isPresent()) {
            return null;
        }
        if (kind == IndicatorKind.RATIO || kind == IndicatorKind.CHANGE) {
            throw opening.wrong("what is computed from others opens with nothing");
        }
        if (opening.get("plan").isPresent()) {
            return printed(opening, line.orElseThrow(() -> opening.wrong("the plan does not have it")).id());
        }
        return new Opening(opening.get("value").number(), opening.get("day").date(),
            opening.get("source").languages());
    }

    /** What the plan's figures give at the end of a year. */
    private Opening printed(Node opening, String id) {
        int year = opening.get("plan").integer();
        Plan from = plan.orElseThrow();
        BigDecimal value = from.line(id, year).map(PlannedIndicator::actual).orElseThrow(() ->
            opening.wrong("the plan's figures have no “actual_" + year + "” of it"));
        return new Opening(value, LocalDate.of(year, 12, 31), from.source());
    }
}
