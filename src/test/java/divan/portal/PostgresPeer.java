package divan.portal;

import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.FSDirectory;

/**
 * The same entries in PostgreSQL's full-text search, and the same queries: as its manual shows it for
 * Turkish; without a language but with trigrams of folded names; and with everything together that we know
 * how to give it, our list of everyday words included.
 */
final class PostgresPeer implements AutoCloseable {
    private static final int LOOKED_THROUGH = 60;
    private static final String TABLE = """
        create schema if not exists peer;
        drop table if exists peer.entry;
        create table peer.entry (
            kind text, id text, grp text, language text, from_day bigint, until_day bigint, code text,
            names text, among text, body text, folded text,
            turkish tsvector generated always as (setweight(to_tsvector('turkish', names), 'A')
                || setweight(to_tsvector('turkish', among), 'C')
                || setweight(to_tsvector('turkish', body), 'D')) stored,
            plain tsvector)
        """;
    private static final String ADD =
        "insert into peer.entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, default, "
        + "setweight(to_tsvector('simple', ?), 'A') || setweight(to_tsvector('simple', ?), 'C') "
        + "|| setweight(to_tsvector('simple', ?), 'D'))";
    private static final String INDEXES = """
        create index on peer.entry using gin (turkish);
        create index on peer.entry using gin (plain);
        create index on peer.entry using gin (folded gin_trgm_ops);
        create index on peer.entry (code);
        set max_parallel_workers_per_gather = 0;
        vacuum analyze peer.entry
        """;
    private static final String STANDING = " and language in (?, '') and from_day <= ? and until_day > ? ";
    private static final String TURKISH = """
        with q as (select websearch_to_tsquery('turkish', ?) as every,
                          replace(plainto_tsquery('turkish', ?)::text, ' & ', ' | ')::tsquery as any)
        select kind, id, grp from peer.entry, q where turkish @@ q.any
        """ + STANDING + "order by turkish @@ q.every desc, ts_rank(turkish, q.any, 1) desc limit "
        + LOOKED_THROUGH;
    private static final String TRIGRAMS = """
        with q as (select ?::text as words,
                          replace(plainto_tsquery('simple', ?)::text, ' & ', ' | ')::tsquery as any)
        select kind, id, grp from peer.entry, q where (plain @@ q.any or q.words <% folded)
        """ + STANDING + "order by ts_rank(plain, q.any, 1) + word_similarity(q.words, folded) desc limit "
        + LOOKED_THROUGH;
    private static final String TOGETHER = """
        with q as (select ?::text as words, ?::text as named,
                          replace(plainto_tsquery('turkish', ?)::text, ' & ', ' | ')::tsquery as any,
                          websearch_to_tsquery('turkish', ?) as every)
        select kind, id, grp from peer.entry, q
        where (turkish @@ q.any or q.words <% folded or code = q.named)
        """ + STANDING + "order by code = q.named desc, turkish @@ q.every desc, "
        + "ts_rank(turkish, q.any, 1) + word_similarity(q.words, folded) desc limit " + LOOKED_THROUGH;

    /** A way to search, by the name it has in the results. */
    enum Way { TURKISH, TRIGRAMS, TOGETHER }

    private final Connection connection;
    private final Map<String, List<String>> everyday = new HashMap<>();

    /** @param index the folder of the search index, of which everything written to disk is read */
    PostgresPeer(Connection connection, Path index) throws SQLException, IOException {
        this.connection = connection;
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = format.parse(Files.newBufferedReader(
                Path.of("packs/migration/search/everyday.csv")))) {
            rows.forEach(row -> everyday.computeIfAbsent(Turkish.folded(row.get("said")),
                _ -> new ArrayList<>())
                .add(row.get("means")));
        }
        run(TABLE);
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index));
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (var leaf : reader.leaves()) {
                for (int i = 0; i < leaf.reader().maxDoc(); i++) {
                    if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(i)) {
                        add(add, leaf.reader().storedFields().document(i));
                    }
                }
            }
        }
        for (String statement : INDEXES.split(";")) {
            run(statement);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void add(PreparedStatement add, Document paper) throws SQLException {
        List<String> names = new ArrayList<>();
        for (IndexableField field : paper.getFields()) {
            if (field.name().startsWith("name.")) {
                names.add(field.stringValue());
            }
        }
        String id = paper.get("id");
        // what stands below an article is found by its address only, there as here
        boolean quiet = paper.get("kind").equals("provision") && paper.get("language").isEmpty()
            && id.indexOf('/') != id.lastIndexOf('/');
        String name = quiet ? "" : String.join(" · ", names);
        String within = quiet ? "" : paper.get("among");
        String body = quiet ? "" : paper.get("shown");
        Object[] cells = {paper.get("kind"), id, paper.get("group"), paper.get("language"),
            paper.getField("from.day").numericValue(), paper.getField("until.day").numericValue(), id, name,
            within, body, Turkish.folded(name), Turkish.folded(name), Turkish.folded(within),
            Turkish.folded(body)};
        for (int i = 0; i < cells.length; i++) {
            add.setObject(i + 1, cells[i]);
        }
        add.executeUpdate();
    }

    /** The first ten, of a thing one and of an article two, as with us. */
    List<String> find(Way way, String words, String language, LocalDate day) throws SQLException {
        String folded = Turkish.folded(words);
        return switch (way) {
            case TURKISH -> find(TURKISH, language, day, words, words);
            case TRIGRAMS -> find(TRIGRAMS, language, day, folded, folded);
            case TOGETHER -> find(TOGETHER, language, day, folded, Turkish.lower(words).strip(),
                words + " " + meant(folded), words);
        };
    }

    private String meant(String folded) {
        StringBuilder meant = new StringBuilder();
        everyday.forEach((said, means) -> {
            if ((" " + folded + " ").contains(" " + said + " ")) {
                means.forEach(one -> meant.append(' ').append(one));
            }
        });
        return meant.toString();
    }

    private List<String> find(String sql, String language, LocalDate day, String... words)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 1;
            for (String word : words) {
                query.setString(at++, word);
            }
            query.setString(at++, language);
            query.setLong(at++, day.toEpochDay());
            query.setLong(at, day.toEpochDay());
            return folded(query);
        }
    }

    private static List<String> folded(PreparedStatement query) throws SQLException {
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> groups = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next() && found.size() < 10) {
                String kind = rows.getString(1).equals("provision") ? "law" : rows.getString(1);
                String group = rows.getString(3);
                if (seen.add(kind + rows.getString(2)) && (group.isEmpty()
                        || groups.merge(group, 1, Integer::sum) <= 2)) {
                    found.add(kind + ":" + rows.getString(2));
                }
            }
        }
        return found;
    }

    /** Processor time of the connection's own process, in milliseconds; it counts in steps of ten. */
    long cpuMillis() throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            String stat = Files.readString(Path.of("/proc/" + row.getInt(1) + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop schema peer cascade");
        connection.close();
    }
}
