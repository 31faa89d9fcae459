package divan.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The store of documents. Everything here runs in the caller's transaction and under its row-level security.
 */
@Component
class Archive {
    private static final HexFormat HEX = HexFormat.of();

    private static final String NEXT_SERIAL = """
            insert into documents.serial as s (organ, year, last) values (:organ, :year, 1)
            on conflict (organ, year) do update set last = s.last + 1
            returning last
            """;

    private static final String KEEP_TEMPLATE = """
            insert into documents.template (sha256, body) values (sha256(:body), :body) on conflict do nothing
            """;

    private static final String KEEP_DOCUMENT = """
            insert into documents.document
                (id, kind, case_id, party, organ, organ_name, file_code, year, serial, code, title,
                 language, letter, pack_version, template, variables, address, act, drawn_at)
            values (:id, :kind, :case_id, :party, :organ, :organ_name, :file_code, :year, :serial, :code,
                :title, :language, :letter, :pack_version, sha256(:template), :variables, :address, :act,
                :drawn_at)
            """;

    private static final String KEEP_FILE = """
            insert into documents.file (sha256, document, content, certificate, subject, test, sealed_at)
            values (sha256(:content), :document, :content, :certificate, :subject, :test, :sealed_at)
            returning sha256
            """;

    private static final String ORDER = """
            select d.*, t.body from documents.document d join documents.template t on t.sha256 = d.template
            where d.id = :id
            """;

    private static final String ENTRIES = """
            select d.id, d.kind, d.case_id, d.party, d.organ, d.organ_name, d.number, d.code, d.title,
                   d.language, d.act, d.drawn_at, f.sha256, f.certificate, f.subject, f.test, f.sealed_at
            from documents.document d left join documents.file f on f.document = d.id
            where d.id = :id or d.case_id = :case_id or d.party = :party
            order by d.drawn_at, d.id
            """;

    private static final String LATEST = """
            select d.id, d.kind, d.case_id, d.party, d.organ, d.organ_name, d.number, d.code, d.title,
                   d.language, d.act, d.drawn_at, f.sha256, f.certificate, f.subject, f.test, f.sealed_at
            from documents.document d left join documents.file f on f.document = d.id
            where d.party = :party order by d.drawn_at desc, d.id desc offset :from limit :many
            """;

    private static final String CONTENT = "select content from documents.file where document = :document";

    private static final String UNSEALED = """
            select count(*) from documents.document d
            where not exists (select from documents.file f where f.document = d.id)
            """;

    private static final String PUBLIC_FACTS = "select * from documents.public_facts(:code)";

    private static final String PUBLIC_FACTS_OF_FILE = "select * from documents.public_facts_of_file(:hash)";

    private final JdbcClient database;

    Archive(JdbcClient database) {
        this.database = database;
    }

    /**
     * The next serial of an organ in a year. Others drawing for the organ wait until this transaction ends.
     */
    long nextSerial(String organ, int year) {
        return database.sql(NEXT_SERIAL).param("organ", organ).param("year", year).query(Long.class).single();
    }

    void keep(StoredOrder order) {
        database.sql(KEEP_TEMPLATE).param("body", order.template()).update();
        database.sql(KEEP_DOCUMENT).param("id", order.id()).param("kind", order.kind())
                .param("case_id", order.caseId()).param("party", order.party())
                .param("organ", order.organ()).param("organ_name", order.organName())
                .param("file_code", order.fileCode()).param("year", order.year())
                .param("serial", order.serial())
                .param("code", order.code().symbols()).param("title", order.title())
                .param("language", order.language()).param("letter", order.letter())
                .param("pack_version", order.packVersion()).param("template", order.template())
                .param("variables", order.variables()).param("address", order.address())
                .param("act", order.act())
                .param("drawn_at", order.drawnAt().atOffset(ZoneOffset.UTC)).update();
    }

    /** @return SHA-256 of the file, hexadecimal */
    String keep(UUID document, byte[] file, SealKey key, boolean test, Instant at) {
        byte[] sha256 = database.sql(KEEP_FILE).param("document", document).param("content", file)
                .param("certificate", HEX.parseHex(key.fingerprint())).param("subject", key.subject())
                .param("test", test).param("sealed_at", at.atOffset(ZoneOffset.UTC)).query(byte[].class)
                .single();
        return HEX.formatHex(sha256);
    }

    Optional<StoredOrder> order(UUID id) {
        return database.sql(ORDER).param("id", id).query((row, _) -> order(row)).optional();
    }

    List<DocumentEntry> ofCase(UUID caseId) {
        return entries(null, caseId, null);
    }

    List<DocumentEntry> ofParty(UUID party) {
        return entries(null, null, party);
    }

    List<DocumentEntry> latest(UUID party, int from, int many) {
        return database.sql(LATEST).param("party", party).param("from", from).param("many", many)
                .query((row, _) -> entry(row)).list();
    }

    Optional<DocumentEntry> entry(UUID id) {
        return entries(id, null, null).stream().findFirst();
    }

    private List<DocumentEntry> entries(@Nullable UUID id, @Nullable UUID caseId, @Nullable UUID party) {
        return database.sql(ENTRIES).param("id", id, Types.OTHER)
                .param("case_id", caseId, Types.OTHER)
                .param("party", party, Types.OTHER).query((row, _) -> entry(row)).list();
    }

    Optional<byte[]> content(UUID document) {
        return database.sql(CONTENT).param("document", document).query(byte[].class).optional();
    }

    long unsealed() {
        return database.sql(UNSEALED).query(Long.class).single();
    }

    Optional<PublicFacts> publicFacts(VerificationCode code) {
        return database.sql(PUBLIC_FACTS).param("code", code.symbols()).query((row, _) -> facts(row))
                .optional();
    }

    /** @param hash SHA-256 of a whole file, or of what its seal covers */
    Optional<PublicFacts> publicFactsOfFile(byte[] hash) {
        return database.sql(PUBLIC_FACTS_OF_FILE).param("hash", hash).query((row, _) -> facts(row))
                .optional();
    }

    private static StoredOrder order(ResultSet row) throws SQLException {
        return new StoredOrder(row.getObject("id", UUID.class), row.getString("kind"),
                row.getObject("case_id", UUID.class), row.getObject("party", UUID.class),
                row.getString("organ"), row.getString("organ_name"), row.getString("file_code"),
                row.getInt("year"), row.getLong("serial"), new VerificationCode(row.getString("code")),
                row.getString("title"), row.getString("language"), row.getString("letter"),
                row.getString("pack_version"), row.getBytes("body"), row.getBytes("variables"),
                row.getString("address"), row.getObject("act", UUID.class), instant(row, "drawn_at"));
    }

    private static DocumentEntry entry(ResultSet row) throws SQLException {
        return new DocumentEntry(row.getObject("id", UUID.class), row.getString("kind"),
                row.getObject("case_id", UUID.class), row.getObject("party", UUID.class),
                row.getString("organ"), row.getString("organ_name"), row.getString("number"),
                new VerificationCode(row.getString("code")).toString(), row.getString("title"),
                row.getString("language"), row.getObject("act", UUID.class), instant(row, "drawn_at"),
                sealed(row));
    }

    private static PublicFacts facts(ResultSet row) throws SQLException {
        return new PublicFacts(row.getString("number"), row.getString("kind"), row.getString("organ"),
                row.getString("organ_name"), instant(row, "drawn_at"), sealed(row));
    }

    private static @Nullable SealedFile sealed(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return sha256 == null ? null : new SealedFile(HEX.formatHex(sha256),
                HEX.formatHex(row.getBytes("certificate")), row.getString("subject"), row.getBoolean("test"),
                instant(row, "sealed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
