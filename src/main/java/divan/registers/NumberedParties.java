package divan.registers;

import divan.access.WhoseNumber;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Leads from the identity number of a certificate to the party. */
@Component
class NumberedParties implements WhoseNumber {
    private final Parties parties;

    NumberedParties(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Optional<UUID> party(String number, LocalDate day) {
        return parties.find(Arrivals.SCHEME, number, day);
    }
}
