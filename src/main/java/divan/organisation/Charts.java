package divan.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Charts as of a day, and what differs between two. Only what is shown is read. */
@Component
class Charts {
    private static final int MOST_COMPARED = 5000;
    private static final String BELOW = """
        with child as materialized (
            select number from organisation.organ where parent = any(:numbers) and valid @> :day
            union
            select number from organisation.organ where parent2 = any(:numbers) and valid @> :day)
        """ + "select " + Organs.COLUMNS + """
        , exists (select from organisation.organ c where c.parent = o.number and c.valid @> :day)
            or exists (select from organisation.organ c where c.parent2 = o.number and c.valid @> :day)
            as more
        from (select number from child order by number limit :limit) child
        join organisation.organ o on o.number = child.number and o.valid @> :day
        order by o.number
        """;

    private record Found(Organ organ, boolean more) {
    }

    private final JdbcClient jdbc;
    private final Organs organs;
    private final Hierarchy hierarchy;

    Charts(JdbcClient jdbc, Organs organs, Hierarchy hierarchy) {
        this.jdbc = jdbc;
        this.organs = organs;
        this.hierarchy = hierarchy;
    }

    /** @param open whose children are shown; the root's always are */
    Chart of(Organ root, LocalDate day, Set<String> open) {
        Map<String, List<Found>> below = new LinkedHashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        Set<String> next = Set.of(root.number());
        int seen = 0;
        while (!next.isEmpty() && seen <= Chart.MOST) {
            asked.addAll(next);
            List<Found> found = below(next, day);
            seen += found.size();
            Set<String> parents = next;
            found.forEach(f -> f.organ().parents().stream().filter(parents::contains)
                .forEach(p -> below.computeIfAbsent(p, n -> new ArrayList<>()).add(f)));
            next = found.stream().map(f -> f.organ().number()).filter(n -> open.contains(n)
                && !asked.contains(n))
                .collect(Collectors.toSet());
        }
        List<Chart.Line> lines = new ArrayList<>();
        draw(lines, below, new Found(root, below.containsKey(root.number())), 0);
        return new Chart(lines.stream().limit(Chart.MOST).toList(), lines.size() > Chart.MOST);
    }

    private List<Found> below(Collection<String> numbers, LocalDate day) {
        return jdbc.sql(BELOW).param("numbers", numbers.toArray(String[]::new)).param("day", day)
            .param("limit", Chart.MOST + 1)
            .query((row, n) -> new Found(Organs.read(row, n), row.getBoolean("more"))).list();
    }

    private static void draw(List<Chart.Line> lines, Map<String, List<Found>> below, Found found, int depth) {
        if (lines.size() > Chart.MOST) {
            return;
        }
        List<Found> children = below.getOrDefault(found.organ().number(), List.of());
        lines.add(new Chart.Line(found.organ(), depth, !children.isEmpty(), found.more(), Chart.Mark.SAME));
        children.forEach(child -> draw(lines, below, child, depth + 1));
    }

    Difference difference(String root, LocalDate before, LocalDate after) {
        List<Organ> was = part(root, before);
        List<Organ> is = part(root, after);
        return Difference.of(was, is, was.size() == MOST_COMPARED || is.size() == MOST_COMPARED);
    }

    private List<Organ> part(String root, LocalDate day) {
        return organs.among(hierarchy.below(root, day, 64, "", MOST_COMPARED).stream()
            .map(Hierarchy.Step::number)
            .toList(), day);
    }

    /** What differs, each below its parents of the later day (of the earlier one where it is gone). */
    Chart drawn(String root, Difference difference, LocalDate before, LocalDate after) {
        Map<String, Difference.Item> items = new LinkedHashMap<>();
        difference.items().forEach(item -> items.put(item.organ().number(), item));
        Map<String, Organ> shown = new LinkedHashMap<>();
        for (Difference.Item item : difference.items()) {
            shown.put(item.organ().number(), item.organ());
            LocalDate day = item.after() == null ? before : after;
            organs.among(hierarchy.above(item.organ().number(), day).stream().map(Hierarchy.Step::number)
                .toList(), day)
                .forEach(organ -> shown.putIfAbsent(organ.number(), organ));
            if (shown.size() > Chart.MOST) {
                break;
            }
        }
        Map<String, List<Organ>> below = new LinkedHashMap<>();
        shown.values().forEach(organ -> organ.parents().stream().filter(shown::containsKey)
            .forEach(p -> below.computeIfAbsent(p, n -> new ArrayList<>()).add(organ)));
        List<Chart.Line> lines = new ArrayList<>();
        Organ first = shown.get(root);
        if (first != null) {
            draw(lines, below, items, first, 0);
        }
        return new Chart(lines.stream().limit(Chart.MOST).toList(), difference.cut()
            || lines.size() > Chart.MOST);
    }

    private static void draw(List<Chart.Line> lines, Map<String, List<Organ>> below,
            Map<String, Difference.Item> items, Organ organ, int depth) {
        if (lines.size() > Chart.MOST || depth > 64) {
            return;
        }
        Chart.Mark mark = items.containsKey(organ.number())
            ? Objects.requireNonNull(items.get(organ.number())).mark() : Chart.Mark.SAME;
        List<Organ> children = below.getOrDefault(organ.number(), List.of());
        lines.add(new Chart.Line(organ, depth, !children.isEmpty(), !children.isEmpty(), mark));
        children.forEach(child -> draw(lines, below, items, child, depth + 1));
    }
}
