package divan.planning;

import divan.casework.Spent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Acts of eighty-one organs and 666 days, written by SQL as the program would write them: with envelopes,
 * salts and leaves, so that the ledger numbers and seals them like any other. Two in five are of the type
 * that is counted, three in four of these of the service that is. They are about nobody.
 */
final class InventedActs {
    static final String TYPE = "indicator-bench.happened";
    static final String SERVICE = "counted";
    private static final int CHUNK = 100_000;
    private static final String FILL = """
        with drawn as (
            select uuidv7() as act, (92000001 + mod(n, 81))::text as organ,
                timestamptz '2025-01-01 00:00:00+00'
                    + make_interval(mins => mod(n * 7919, 959_040)::integer) as at,
                case when mod(n * 31, 5) < 2 then '%s' else 'indicator-bench.other' end as type,
                case when mod(n * 7, 4) = 0 then 'another' else '%s' end as service,
                uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as one,
                uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as two
            from generate_series(%d::bigint, %d::bigint) n),
        told as (
            select *, convert_to('{"act":"' || act || '","actor":{"delegation":[],"kind":"official","organ":"'
                    || organ || '"},"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                    || '","basis":["6458/31"],"purpose":"bench","subjects":[],"type":"' || type || '"}',
                    'UTF8') as envelope,
                convert_to('{"outcome":"granted","reasons":"' || repeat('Synthetic reasons. ', 10)
                    || '","service":"' || service || '"}', 'UTF8') as body
            from drawn),
        sealed as materialized (
            select *, '\\x01'::bytea || sha256(one || envelope) || sha256(two || body) as leaf from told),
        written as (
            insert into journal.act(id, at, type, kind, organ, subjects, envelope, salt_envelope, body,
                salt_body)
            select act, at, type, 'official', organ, '{}', envelope, one, body, two from sealed)
        insert into journal.queue(act, type, leaf) select act, type, leaf from sealed
        """;

    private InventedActs() {
    }

    /** Until there are so many of them; every one is numbered and sealed then. */
    static void fill(Connection admin, long from, long to) throws SQLException, InterruptedException {
        try (Statement statement = admin.createStatement()) {
            for (long first = from; first < to; first += CHUNK) {
                statement.execute(FILL.formatted(TYPE, SERVICE, first, Math.min(first + CHUNK, to) - 1));
            }
        }
        Spent.untilSealed(admin);
        try (Statement statement = admin.createStatement()) {
            statement.execute("vacuum analyze journal.act");
            statement.execute("vacuum analyze journal.act_seq");
        }
    }
}
