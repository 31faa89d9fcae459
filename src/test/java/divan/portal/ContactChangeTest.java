package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Access;
import divan.casework.Bureau;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.registers.Contacts;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody is reached: an address counts once its owner has confirmed it. */
@World
class ContactChangeTest {
    private static final String ADDRESS = "yeni@example.org";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private ContactChange change;
    @Autowired
    private Contacts contacts;
    @Autowired
    private Registers registers;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        applicant = bureau.applicant();
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.party());
    }

    private Map<String, Object> known() {
        return access.asSystem(() -> contacts.on(party(), bureau.sundial.today()));
    }

    private List<String> codes(String email, String phone) {
        return change.change(applicant, email, phone).violations().stream().map(Violation::code).toList();
    }

    /** As it stands in the e-mail that waits to be sent. */
    private String secret() {
        String page = access.asSystem(() -> jdbc.sql("""
            select page from messages.message where party = :party and kind = 'contact.confirm'
            order by asked desc limit 1
            """).param("party", party()).query(String.class).single());
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private Failure refused(Caller caller, String secret) {
        return (Failure) catchThrowable(() -> change.confirm(caller, secret));
    }

    @Test
    void aTelephoneNumberHoldsAtOnceAndAnAddressOnceItIsConfirmed() {
        assertThat(codes(ADDRESS, "+90 312 000 00 00")).isEmpty();
        assertThat(known()).isEqualTo(Map.of("phone", "+90 312 000 00 00"));
        change.confirm(applicant, secret());
        assertThat(known()).isEqualTo(Map.of("phone", "+90 312 000 00 00", "email", ADDRESS));
        List<Act> acts = access.asSystem(() -> journal.latest(party(), ContactChange.CHANGED, null, 10));
        assertThat(acts).extracting(a -> a.body().get("fields"))
            .containsExactly(List.of("email"), List.of("phone"));
    }

    @Test
    void aLinkWorksOnceForItsOwnerAndNotForEver() {
        codes(ADDRESS, "");
        String secret = secret();
        assertThat(refused(bureau.applicant(), secret).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        change.confirm(applicant, secret);
        assertThat(refused(applicant, secret).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        bureau.sundial.set(bureau.sundial.instant().plus(Duration.ofMinutes(2)));
        codes("baska@example.org", "");
        String late = secret();
        bureau.sundial.set(bureau.sundial.instant().plus(Duration.ofHours(24)));
        assertThat(refused(applicant, late).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(known()).containsEntry("email", ADDRESS);
    }

    @Test
    void aNewLinkPutsTheEarlierOneOutOfUse() {
        codes(ADDRESS, "");
        String first = secret();
        assertThat(codes("baska@example.org", "")).containsExactly("asked-just-now");
        bureau.sundial.set(bureau.sundial.instant().plus(Duration.ofMinutes(2)));
        assertThat(codes("baska@example.org", "")).isEmpty();
        assertThat(refused(applicant, first).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        change.confirm(applicant, secret());
        assertThat(known()).containsEntry("email", "baska@example.org");
    }

    @Test
    void whatIsNoAddressOrNumberChangesNothing() {
        assertThat(codes("kişi@", "kapı")).containsExactly("email", "phone");
        assertThat(codes("a@example.org\r\nBcc: b@example.org", "")).containsExactly("email");
        assertThat(known()).isEmpty();
    }

    @Test
    void whatHeldBeforeStaysInHistoryByDays() {
        codes("", "+90 312 000 00 00");
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(10));
        codes("", "+90 312 111 11 11");
        List<Entry> history = access.asSystem(() -> registers.history(Contacts.REGISTER, party()));
        assertThat(history).extracting(e -> e.values().get("phone"), e -> e.valid().last())
            .containsExactly(org.assertj.core.groups.Tuple.tuple("+90 312 000 00 00",
            Sundial.FIRST_DAY.plusDays(9)),
                org.assertj.core.groups.Tuple.tuple("+90 312 111 11 11", null));
    }

    @Test
    void nobodyElseSeesAnAddressThatWaits() {
        codes(ADDRESS, "");
        assertThat(access.as(bureau.applicant(), () -> contacts.waiting(party(), bureau.sundial.instant())))
            .isEmpty();
        assertThat(access.as(bureau.official("official"),
            () -> contacts.waiting(party(), bureau.sundial.instant())))
            .isEmpty();
        assertThat(access.as(applicant, () -> contacts.waiting(party(), bureau.sundial.instant())))
            .isPresent();
    }
}
