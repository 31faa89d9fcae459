package divan.access;

import divan.access.BoundCertificates.Bound;
import divan.access.Passages.Judged;
import divan.access.Passages.Purpose;
import divan.access.Passages.Seen;
import divan.certificates.Judgement;
import divan.certificates.Shown;
import divan.kernel.Turkish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose account a good certificate opens. One that is bound opens the account it is bound to. Another is
 * bound at first use: by whoever proves their account in another way, or by itself where its authority is
 * declared to have proved who holds it and its number leads to one account, by the party or by a certificate
 * of such an authority that was shown before. A number never opens the account of somebody else's
 * number. Asked as the system.
 */
@Component
class CertificateHolder {
    private final BoundCertificates certificates;
    private final WhoseNumber numbers;
    private final Disclosure disclosure;
    private final Safe safe;

    CertificateHolder(BoundCertificates certificates, WhoseNumber numbers, Disclosure disclosure, Safe safe) {
        this.certificates = certificates;
        this.numbers = numbers;
        this.disclosure = disclosure;
        this.safe = safe;
    }

    /** Who has this certificate bound, whatever else there is to say of it. */
    Optional<UUID> known(Shown shown) {
        return certificates.byFingerprint(shown.fingerprint()).map(Bound::person);
    }

    /**
     * @param caller who set out, where they were signed in
     * @param now of the program, by whose days numbers are given
     */
    Judged judged(Purpose purpose, @Nullable UUID caller, Shown shown, Judgement.Good good, Instant now) {
        Seen seen = new Seen(shown.fingerprint(), safe.mark("number " + good.number()), good.proves(),
            good.issuer(),
            good.certificate().getNotAfter().toInstant());
        Optional<UUID> known = known(shown);
        LocalDate day = LocalDate.ofInstant(now, Turkish.ZONE);
        if (purpose == Purpose.BINDING) {
            return known.isPresent() ? Judged.refused(known.get().equals(caller) ? "already" : "other-person")
                : caller != null && isOwn(caller, good.number(), seen.mark(), day)
                ? new Judged("", caller, true, seen) : Judged.refused("other-number");
        }
        if (known.isPresent()) {
            return caller == null || caller.equals(known.get())
                ? new Judged("", known.get(), false, seen) : Judged.refused("other-person");
        }
        return good.proves() ? proved(caller, candidates(good.number(), seen.mark(), day), seen)
            : Judged.refused("unbound");
    }

    private static Judged proved(@Nullable UUID caller, Set<UUID> found, Seen seen) {
        if (found.isEmpty()) {
            return Judged.refused("unknown");
        }
        if (caller != null) {
            return found.contains(caller) ? new Judged("", caller, true, seen)
                : Judged.refused("other-person");
        }
        return found.size() == 1 ? new Judged("", found.iterator().next(), true, seen)
            : Judged.refused("unbound");
    }

    private Set<UUID> candidates(String number, byte[] mark, LocalDate day) {
        Set<UUID> found = new TreeSet<>(certificates.ofMark(mark));
        party(number, day).map(certificates::ofParty).ifPresent(found::addAll);
        return found;
    }

    private Optional<UUID> party(String number, LocalDate day) {
        return disclosure.party(() -> numbers.party(number, day));
    }

    /** Of somebody who works here no number is known before they show one; from then on it is this one. */
    private boolean isOwn(UUID person, String number, byte[] mark, LocalDate day) {
        Optional<UUID> party = certificates.party(person);
        return party.isPresent() ? party(number, day).equals(party)
            : certificates.marks(person).stream().allMatch(before -> Arrays.equals(before, mark));
    }
}
