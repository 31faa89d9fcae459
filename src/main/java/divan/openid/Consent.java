package divan.openid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * That somebody agreed that an application is told about them.
 *
 * @param fields {@code register/field}; none: only that it is they, by a name for that institution alone
 * @param offline also while they are not signed in here
 * @param last day on which it holds
 */
record Consent(UUID id, UUID party, UUID client, UUID protocol, String purpose, Set<String> fields,
        boolean offline, Instant given, LocalDate last, boolean withdrawn) {
    Consent {
        fields = Set.copyOf(fields);
    }

    boolean holds(LocalDate day) {
        return !withdrawn && !day.isAfter(last);
    }

    /** Whether it is about the same, so that nobody has to be asked again. */
    boolean covers(Consent other) {
        return party.equals(other.party) && client.equals(other.client) && protocol.equals(other.protocol)
            && purpose.equals(other.purpose) && fields.equals(other.fields) && offline == other.offline;
    }
}
