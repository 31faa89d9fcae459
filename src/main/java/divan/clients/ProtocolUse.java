package divan.clients;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a client that proved itself may ask under its protocols now, and what it has asked. What is asked is
 * counted in the transaction in which it is read, so that none is lost. As the system.
 */
@Component
public class ProtocolUse {
    private static final String COUNT = """
        insert into clients.inquiry_use as u (protocol, purpose, day, answered, missed)
        values (:protocol, :purpose, :day, :answered, :missed)
        on conflict (protocol, purpose, day) do update set answered = u.answered + excluded.answered,
            missed = u.missed + excluded.missed
        """;
    private static final String OF = """
        select purpose, day, answered, missed from clients.inquiry_use
        where protocol = :protocol and day >= :since order by day, purpose
        """;
    private static final String ON = """
        select coalesce(sum(answered + missed), 0) from clients.inquiry_use
        where protocol = :protocol and day = :day
        """;
    private static final String MISSED = """
        select coalesce(sum(u.missed), 0) from clients.inquiry_use u
        join clients.protocol p on p.id = u.protocol where p.client = :client and u.day = :day
        """;

    private final JdbcClient jdbc;
    private final Protocols protocols;
    private final Offer offer;
    private final Map<UUID, Meter> meters = new ConcurrentHashMap<>();

    ProtocolUse(JdbcClient jdbc, Protocols protocols, Offer offer) {
        this.jdbc = jdbc;
        this.protocols = protocols;
        this.offer = offer;
    }

    /** @throws Failure SIGN_IN ({@code client-token-missing}) where no program has proved itself */
    public static Client proved(HttpServletRequest request) {
        return ClientFilter.proved(request).map(HeldToken::client).orElseThrow(() ->
            new Failure(Failure.Kind.SIGN_IN, Violation.of("client-token-missing", "")));
    }

    /** The protocol of this number that holds on the day. */
    public Optional<Protocol> standing(UUID client, String number, LocalDate day) {
        return protocols.of(client).stream()
            .filter(protocol -> protocol.number().equals(number) && protocol.holds(day)).findFirst();
    }

    /** Fields of a register that it gives for a purpose today. */
    public Set<String> given(Protocol protocol, String register, String purpose) {
        return offer.given(protocol, register, purpose);
    }

    /** @throws Failure TOO_MANY where its quota is used up */
    public void take(Protocol protocol, Instant now) {
        Quota quota = new Quota(protocol.perMinute(), protocol.perDay());
        Meter.Reading reading = meters.computeIfAbsent(protocol.id(), id -> resumed(id, now))
            .take(quota, now);
        if (!reading.taken()) {
            throw new Failure(Failure.Kind.TOO_MANY, reading.dayLeft() == 0
                ? Violation.of("inquiry-quota-day", "", protocol.perDay())
                : Violation.of("inquiry-quota-minute", "", protocol.perMinute()));
        }
    }

    private Meter resumed(UUID protocol, Instant now) {
        Meter meter = new Meter();
        meter.resume(now, jdbc.sql(ON).param("protocol", protocol)
            .param("day", LocalDate.ofInstant(now, Turkish.ZONE)).query(Long.class).single());
        return meter;
    }

    /** @return how many of the client's inquiries have missed on that day, under all its protocols */
    public long count(Protocol protocol, String purpose, LocalDate day, boolean answered) {
        jdbc.sql(COUNT).param("protocol", protocol.id()).param("purpose", purpose).param("day", day)
            .param("answered", answered ? 1 : 0).param("missed", answered ? 0 : 1).update();
        return answered ? 0 : jdbc.sql(MISSED).param("client", protocol.client()).param("day", day)
            .query(Long.class).single();
    }

    /** By day and purpose. */
    public List<InquiryUse> of(UUID protocol, LocalDate since) {
        return jdbc.sql(OF).param("protocol", protocol).param("since", since).query((row, n) ->
            new InquiryUse(row.getString("purpose"), row.getObject("day", LocalDate.class),
                row.getLong("answered"), row.getLong("missed"))).list();
    }
}
