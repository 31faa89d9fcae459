package divan.journal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sealed order of acts and its tree as stored: {@code journal.queue}, {@code act_seq}, {@code tile},
 * {@code head} and {@code checkpoint}. Written by the sequencer alone, on its own connection.
 */
@Component
final class Ledger {
    /**
     * Any number, as long as nothing else in the database takes the same advisory lock: "divanseq" in ASCII.
     */
    private static final long LOCK = 0x646976616e736571L;
    private static final String TRY_LOCK = "select pg_try_advisory_lock(:lock)";
    private static final String UNLOCK = "select pg_advisory_unlock(:lock)";
    private static final String TAKE = """
            with taken as (
                delete from journal.queue
                 where id in (select id from journal.queue order by id limit :limit)
                returning id, act, type, leaf)
            select act, type, leaf from taken order by id
            """;
    /** Numbers a batch and moves the head, which must stand where the batch was computed from. */
    private static final String NUMBER = """
            with numbered as (
                insert into journal.act_seq (position, act, type, leaf)
                select :was + place, act, type, leaf
                  from unnest(cast(:acts as uuid[]), :types, :leaves)
                       with ordinality as batch (act, type, leaf, place))
            update journal.head set size = :size, root = :root where size = :was and root = :wasRoot
            """;
    private static final String KEEP_TILE = """
            insert into journal.tile (level, index, hashes, root) values (:level, :index, :hashes, :root)
            """;
    private static final String HEAD = "select size, root from journal.head";
    private static final String LAST_POSITION = "select coalesce(max(position), 0) from journal.act_seq";
    private static final String LEAVES = """
            select leaf from journal.act_seq
             where position > :first and position <= :first + :count order by position
            """;
    private static final String TILE = """
            select hashes from journal.tile where level = :level and index = :index
            """;
    private static final String HOLDS = """
            select exists (select from journal.tile
                            where level = :level and index = :index and hashes = :hashes and root = :root)
            """;
    private static final String TILE_ROOTS = """
            select root from journal.tile
             where level = :level and index >= :first and index < :first + :count order by index
            """;
    private static final String PUBLISHED = "select note from journal.checkpoint";
    private static final String PUBLISHED_SIZE = "select size from journal.checkpoint";
    private static final String PUBLISH = """
            insert into journal.checkpoint as c (size, note) values (:size, :note)
            on conflict (one) do update set size = excluded.size, note = excluded.note
             where c.size < excluded.size
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(long size, byte[] root) {
    }

    record Queued(UUID act, String type, byte[] leaf) {
    }

    /** Only the one session that holds the lock may write. */
    boolean lock() {
        return jdbc.sql(TRY_LOCK).param("lock", LOCK).query(Boolean.class).single();
    }

    void unlock() {
        jdbc.sql(UNLOCK).param("lock", LOCK).query(Boolean.class).single();
    }

    /** Removes the oldest committed acts from the queue. */
    List<Queued> take(int limit) {
        return jdbc.sql(TAKE).param("limit", limit)
                .query((row, _) -> new Queued(row.getObject("act", UUID.class), row.getString("type"),
                        row.getBytes("leaf"))).list();
    }

    void number(List<Queued> batch, Head was, Head now) {
        int moved = jdbc.sql(NUMBER)
                .param("acts", batch.stream().map(q -> q.act().toString())
                        .collect(Collectors.joining(",", "{", "}")))
                .param("types", batch.stream().map(Queued::type).toArray(String[]::new))
                .param("leaves", batch.stream().map(Queued::leaf).toArray(byte[][]::new))
                .param("was", was.size()).param("wasRoot", was.root())
                .param("size", now.size()).param("root", now.root()).update();
        if (moved != 1) {
            throw new Broken("the head of the ledger is not at size " + was.size()
                    + ", where the sequencer left it");
        }
    }

    void keep(Tree.Full tile) {
        jdbc.sql(KEEP_TILE).param("level", tile.level()).param("index", tile.index())
                .param("hashes", tile.hashes()).param("root", tile.root()).update();
    }

    /** Whether a tile is stored as it was computed. */
    boolean holds(Tree.Full tile) {
        return jdbc.sql(HOLDS).param("level", tile.level()).param("index", tile.index())
                .param("hashes", tile.hashes()).param("root", tile.root()).query(Boolean.class).single();
    }

    Head head() {
        return jdbc.sql(HEAD).query((row, _) -> new Head(row.getLong("size"), row.getBytes("root"))).single();
    }

    long lastPosition() {
        return jdbc.sql(LAST_POSITION).query(Long.class).single();
    }

    Optional<String> published() {
        return jdbc.sql(PUBLISHED).query(String.class).optional();
    }

    /** The size of the published checkpoint; -1 before the first. */
    long publishedSize() {
        return jdbc.sql(PUBLISHED_SIZE).query(Long.class).optional().orElse(-1L);
    }

    void publish(Checkpoint checkpoint) {
        jdbc.sql(PUBLISH).param("size", checkpoint.size()).param("note", checkpoint.note()).update();
    }

    /** Leaves from that index (from 0) on, fewer than wanted where the ledger ends. */
    List<byte[]> leaves(long first, int count) {
        return jdbc.sql(LEAVES).param("first", first).param("count", count)
                .query((row, _) -> row.getBytes("leaf")).list();
    }

    /** The hashes of a level from a place on, within one tile. */
    List<byte[]> hashes(int level, long first, int count) {
        Optional<byte[]> full = count == Tile.FULL ? tile(level, first / Tile.FULL) : Optional.empty();
        if (full.isPresent()) {
            return split(full.get());
        }
        if (level == 0) {
            return leaves(first, count).stream().map(Merkle::leaf).toList();
        }
        return jdbc.sql(TILE_ROOTS).param("level", level - 1).param("first", first).param("count", count)
                .query((row, _) -> row.getBytes("root")).list();
    }

    /** The bytes of a tile or bundle of entries, if a ledger of that size has it. */
    Optional<byte[]> read(Tile tile, long size) {
        if (!tile.within(size)) {
            return Optional.empty();
        }
        boolean entries = tile.level() == Tile.ENTRIES;
        List<byte[]> parts = entries ? leaves(tile.first(), tile.width())
                : hashes(tile.level(), tile.first(), tile.width());
        if (parts.size() < tile.width()) {
            throw new Broken("the ledger lacks a part of tile " + tile.path());
        }
        return Optional.of(joined(parts, entries));
    }

    private Optional<byte[]> tile(int level, long index) {
        return jdbc.sql(TILE).param("level", level).param("index", index)
                .query((row, _) -> row.getBytes("hashes")).optional();
    }

    private static List<byte[]> split(byte[] hashes) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < hashes.length; at += Merkle.HASH) {
            parts.add(Arrays.copyOfRange(hashes, at, at + Merkle.HASH));
        }
        return parts;
    }

    private static byte[] joined(List<byte[]> parts, boolean withLengths) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            if (withLengths) {
                joined.write(part.length >> 8);
                joined.write(part.length);
            }
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
