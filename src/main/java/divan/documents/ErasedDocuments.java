package divan.documents;

import divan.journal.Erasing;
import divan.journal.Extent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters: the sealed bytes, what they were made of, and what their page for verification says. Serials stay
 * used. Whoever holds the paper still holds the seal in it; here nothing is known of it any more.
 */
@Component
@Order(40)
class ErasedDocuments implements Erasing {
    private static final String BEGIN = "select set_config('divan.erasing', 'documents', true)";
    /** What is being drawn waits, finds that its document is gone, and is not drawn. */
    private static final String ALONE = "lock table documents.file in share row exclusive mode";
    private static final String END = "select set_config('divan.erasing', '', true)";
    private static final String FILES = """
        delete from documents.file f using documents.document d
        where d.id = f.document and (d.case_id = any(:cases) or d.party = any(:parties))
        """;
    private static final String DOCUMENTS = """
        delete from documents.document where case_id = any(:cases) or party = any(:parties)
        """;

    private final JdbcClient jdbc;

    ErasedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "documents";
    }

    @Override
    public long erase(Extent extent) {
        jdbc.sql(BEGIN).query().singleRow();
        jdbc.sql(ALONE).update();
        long files = jdbc.sql(FILES).param("cases", extent.cases()).param("parties", extent.parties())
            .update();
        long documents = jdbc.sql(DOCUMENTS).param("cases", extent.cases())
            .param("parties", extent.parties()).update();
        jdbc.sql(END).query().singleRow();
        return files + documents;
    }
}
