package divan.casework;

import divan.access.Access;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.registers.Contacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Forgets, once an hour, files that came with applications which were never filed (6698/7/1): those sent
 * through the API and found invalid, and those whose draft is gone; and addresses whose link to confirm them
 * has expired.
 */
@Component
class Sweep {
    private static final String PARAMETER = "upload.unattached-days";
    private static final int DAYS = 7;

    private final Uploads uploads;
    private final Contacts contacts;
    private final Parameters parameters;
    private final Access access;

    Sweep(Uploads uploads, Contacts contacts, Parameters parameters, Access access) {
        this.uploads = uploads;
        this.contacts = contacts;
        this.parameters = parameters;
        this.access = access;
    }

    /** @return how many files were forgotten */
    int forget(Instant now) {
        int days = parameters.number(PARAMETER, LocalDate.ofInstant(now, Turkish.ZONE), 0, DAYS);
        Instant before = now.minus(Duration.ofDays(days));
        return access.asSystem(() -> {
            List<UUID> forgotten = uploads.forgotten(before);
            forgotten.forEach(uploads::drop);
            contacts.forget(now);
            return forgotten.size();
        });
    }
}
