package divan.organisation;

import divan.kernel.Span;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads what a {@link Directory} holds, all of it or the lines of some numbers and posts. */
final class DirectoryRows {
    private static final int AT_ONCE = 2000;
    private static final String ORGANS = "select " + Organs.COLUMNS + " from organisation.organ o ";
    private static final String NUMBERS = "select number from organisation.number ";
    private static final String SUCCESSIONS = """
        select predecessor, successor, day, event from organisation.succession
        """;
    private static final String POSTS = """
        select id, organ, title_tr, title_en, functions, lower(valid) as valid_from,
            upper(valid) as valid_until
        from organisation.post
        """;
    private static final String HOLDERS = """
        select post, capacity, lower(valid) as valid_from, upper(valid) as valid_until
        from organisation.holder
        """;
    private static final String DELEGATIONS = Delegations.COLUMNS;
    private static final String DEPUTIES = Deputies.COLUMNS;
    private static final String OF_NUMBERS = "where number = any(:some) ";
    private static final String OF_THESE_ORGANS = "where o.number = any(:some) ";
    private static final String BETWEEN =
        "where predecessor = any(:some) or successor = any(:some) ";
    private static final String OF_POSTS = "where id = any(:some) ";
    private static final String ON_POSTS = "where post = any(:some) ";
    private static final String FROM_OR_TO = "where from_post = any(:some) or to_post = any(:some) ";
    private static final String OF_OR_BY = "where post = any(:some) or by_post = any(:some) ";
    private static final String BY_DAY = "order by lower(valid), id";

    private final JdbcClient jdbc;
    private final Sparing sparing = new Sparing();

    DirectoryRows(Connection connection) {
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.setFetchSize(AT_ONCE);
        this.jdbc = JdbcClient.create(template);
    }

    Directory all() {
        return Directory.of(organs(NUMBERS, ORGANS + "order by o.number, lower(o.valid)",
            SUCCESSIONS + "order by day, predecessor, successor", List.of()),
            posts(POSTS + BY_DAY, HOLDERS, DELEGATIONS + BY_DAY, DEPUTIES + BY_DAY, List.of()));
    }

    /** Every number that was asked for and is given has a line. */
    Map<String, Directory.OrganLine> organs(Collection<String> numbers) {
        return organs(NUMBERS + OF_NUMBERS, ORGANS + OF_THESE_ORGANS + "order by o.number, lower(o.valid)",
            SUCCESSIONS + BETWEEN + "order by day, predecessor, successor", numbers);
    }

    /** Every post that was asked for has a line. */
    Map<String, Directory.PostLine> posts(Collection<String> ids) {
        Map<String, Directory.PostLine> lines = new HashMap<>();
        ids.forEach(id -> lines.put(id, Directory.PostLine.EMPTY));
        posts(POSTS + OF_POSTS + BY_DAY, HOLDERS + ON_POSTS, DELEGATIONS + FROM_OR_TO + BY_DAY,
            DEPUTIES + OF_OR_BY + BY_DAY, ids).forEach((id, line) -> lines.replace(id, line));
        return lines;
    }

    private JdbcClient.StatementSpec asked(String sql, Collection<String> some) {
        JdbcClient.StatementSpec asked = jdbc.sql(sql);
        return sql.contains(":some") ? asked.param("some", some.toArray(String[]::new)) : asked;
    }

    private Map<String, Directory.OrganLine> organs(String numbers, String organs, String successions,
            Collection<String> some) {
        Map<String, List<Organ>> periods = new HashMap<>();
        asked(numbers, some).query((ResultSet row) -> {
            periods.put(sparing.one(row.getString(1)), List.of());
        });
        asked(organs, some).query((ResultSet row) -> {
            Organ organ = sparing.organ(Organs.read(row, 0));
            periods.merge(organ.number(), List.of(organ), DirectoryRows::joined);
        });
        Map<String, List<Succession>> became = new HashMap<>();
        asked(successions, some).query((ResultSet row) -> {
            Succession succession = Changes.succession(row, 0);
            add(became, succession.predecessor(), succession);
            add(became, succession.successor(), succession);
        });
        Map<String, Directory.OrganLine> lines = new HashMap<>();
        periods.forEach((number, all) -> lines.put(number, new Directory.OrganLine(all,
            List.copyOf(became.getOrDefault(number, List.of())), List.of())));
        return lines;
    }

    private static List<Organ> joined(List<Organ> before, List<Organ> next) {
        List<Organ> joined = new ArrayList<>(before);
        joined.addAll(next);
        return List.copyOf(joined);
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(value);
    }

    private Map<String, Directory.PostLine> posts(String posts, String holders, String delegations,
            String deputies, Collection<String> some) {
        Map<String, List<Posts.Standing>> periods = new HashMap<>();
        asked(posts, some).query((ResultSet row) -> {
            Posts.Standing standing = sparing.standing(Posts.standing(row, 0));
            add(periods, standing.post().id(), standing);
        });
        Map<String, List<Directory.Held>> held = new HashMap<>();
        asked(holders, some).query((ResultSet row) -> {
            add(held, row.getString("post"), sparing.one(new Directory.Held(span(row),
                row.getString("capacity").equals("acting"))));
        });
        Map<String, List<Delegation>> given = new HashMap<>();
        Map<String, List<Delegation>> had = new HashMap<>();
        asked(delegations, some).query(Delegations::read).list().forEach(delegation -> {
            add(given, delegation.fromPost(), delegation);
            add(had, delegation.toPost(), delegation);
        });
        Map<String, List<Deputising>> inPlace = new HashMap<>();
        Map<String, List<Deputising>> standsIn = new HashMap<>();
        asked(deputies, some).query(Deputies::read).list().forEach(deputising -> {
            add(inPlace, deputising.post(), deputising);
            add(standsIn, deputising.byPost(), deputising);
        });
        Map<String, Directory.PostLine> lines = new HashMap<>();
        List.of(periods, held, given, had, inPlace, standsIn).stream().flatMap(m -> m.keySet().stream())
            .forEach(id -> lines.computeIfAbsent(id, _ -> new Directory.PostLine(of(periods, id),
                of(held, id), of(given, id), of(had, id), of(inPlace, id), of(standsIn, id))));
        return lines;
    }

    private static <T> List<T> of(Map<String, List<T>> lists, String id) {
        return List.copyOf(lists.getOrDefault(id, List.of()));
    }

    private Span span(ResultSet row) throws SQLException {
        return sparing.one(new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)));
    }

    /** Keeps one of many equal values, so that a large state is not held in memory many times over. */
    private static final class Sparing {
        /** What is different in every line is not remembered. */
        private static final int MOST = 200_000;
        private final Map<Object, Object> known = new HashMap<>();

        @SuppressWarnings("unchecked")
        private <T> T one(T value) {
            if (known.size() >= MOST) {
                return (T) known.getOrDefault(value, value);
            }
            Object before = known.putIfAbsent(value, value);
            return before == null ? value : (T) before;
        }

        private Organ organ(Organ o) {
            return new Organ(one(o.number()), o.nameTr(), one(o.nameEn()), one(o.kind()),
                o.parent() == null ? null : one(o.parent()), o.parent2() == null ? null : one(o.parent2()),
                one(o.province()), letterhead(o), o.official(), one(o.profile()), span(o.valid()));
        }

        private List<String> letterhead(Organ o) {
            return o.letterhead().size() == 1 && o.letterhead().getFirst().isEmpty()
                ? one(o.letterhead()) : o.letterhead().stream().map(line ->
                line.equals(o.nameTr()) ? o.nameTr() : one(line)).toList();
        }

        private Span span(Span span) {
            return new Span(one(span.from()), span.until() == null ? null : one(span.until()));
        }

        private Posts.Standing standing(Posts.Standing s) {
            Post post = s.post();
            return new Posts.Standing(new Post(post.id(), one(post.organ()), one(post.titleTr()),
                one(post.titleEn()), one(Set.copyOf(post.functions()))), one(s.valid()));
        }
    }
}
