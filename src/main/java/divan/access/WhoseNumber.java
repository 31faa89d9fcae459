package divan.access;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Whose an identity number is; the registers, which stand above, know it. */
public interface WhoseNumber {
    /** The party that has this number on the day; asked as one who sees numbers and nothing else. */
    Optional<UUID> party(String number, LocalDate day);
}
