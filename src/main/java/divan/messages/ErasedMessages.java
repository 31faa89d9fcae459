package divan.messages;

import divan.journal.Erasing;
import divan.journal.Extent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody was told, on their page and by e-mail, what still waits to leave, and how they want to be
 * told. E-mails that have left are at their reader's; files of the demonstration world go.
 */
@Component
@Order(20)
class ErasedMessages implements Erasing {
    /** An e-mail that is just being handed over is waited for. */
    private static final String MESSAGES = """
        delete from messages.message where party = any(:parties) or subjects && :cases returning id
        """;
    private static final String CHOICES = "delete from messages.choice where party = any(:parties)";

    private final JdbcClient jdbc;
    private final Carrier carrier;

    ErasedMessages(JdbcClient jdbc, Carrier carrier) {
        this.jdbc = jdbc;
        this.carrier = carrier;
    }

    @Override
    public String part() {
        return "messages";
    }

    @Override
    public long erase(Extent extent) {
        List<UUID> gone = jdbc.sql(MESSAGES).param("parties", extent.parties())
            .param("cases", extent.cases()).query(UUID.class).list();
        carrier.forget(Set.copyOf(gone));
        return gone.size() + jdbc.sql(CHOICES).param("parties", extent.parties()).update();
    }
}
