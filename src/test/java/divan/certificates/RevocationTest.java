package divan.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import divan.certificates.Demands.Source;
import divan.certificates.Office.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What authorities say over real HTTP, and what is taken for an answer. */
class RevocationTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private final Office office = new Office();
    private Issued person = office.issue(Order.person("10000000146"));

    @AfterEach
    void close() {
        office.close();
    }

    private static Demands asking(boolean soft, Source... sources) {
        Demands usual = Demands.usual();
        return new Demands(usual.policies(), usual.usages(), List.of(sources), soft, Set.of(), Set.of(),
            usual.number());
    }

    private List<java.security.cert.X509Certificate> path() {
        return List.of(person.certificate(), office.issuer().certificate(), office.root().certificate());
    }

    private String wrong(Demands demands) {
        return new Revocation(new Fetch(SHORT)).wrong(path(), demands, Set.of(office.place()),
            Instant.now());
    }

    private String byOcsp(Manner manner) {
        office.manner(manner, Manner.PLAIN);
        return wrong(asking(false, Source.OCSP));
    }

    private String byList(Manner manner) {
        office.manner(Manner.DOWN, manner);
        return wrong(asking(false, Source.CRL));
    }

    @Test
    void whatAResponderSaysCountsOnlyWhereItMaySayItAndSaysItNow() {
        Map<Manner, String> found = new TreeMap<>();
        for (Manner manner : Manner.values()) {
            found.put(manner, byOcsp(manner));
        }
        Map<Manner, String> expected = new TreeMap<>();
        for (Manner manner : Manner.values()) {
            expected.put(manner, "revocation-away");
        }
        for (Manner good : List.of(Manner.PLAIN, Manner.DELEGATED, Manner.DELEGATED_CHECKED,
                Manner.NO_NONCE, Manner.UNDATED)) {
            expected.put(good, "");
        }
        expected.put(Manner.UNKNOWN, "revocation-unknown");
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aListCountsOnlyWhereItIsTheIssuersAndFromNow() {
        assertThat(byList(Manner.PLAIN)).isEmpty();
        for (Manner manner : List.of(Manner.OLD, Manner.STRANGER, Manner.DOWN, Manner.NONSENSE, Manner.HUGE,
                Manner.SLOW, Manner.REDIRECT)) {
            assertThat(byList(manner)).as(manner.name()).isEqualTo("revocation-away");
        }
    }

    @Test
    void aListOfOtherThingsSaysNothing() {
        List<String> found = new ArrayList<>();
        for (var extension : List.of(Office.delta(), Office.scope(false, false, true),
                Office.scope(false, true, false), Office.scope(true, false, false))) {
            office.listed(extension);
            found.add(byList(Manner.PLAIN));
        }
        assertThat(found).as("of authorities only: not of the person; of people only: not of the authority")
            .containsOnly("revocation-away");
    }

    @Test
    void whatIsRevokedIsRefusedInEitherWay() {
        office.revoke(person);
        assertThat(byOcsp(Manner.PLAIN)).isEqualTo("revoked");
        assertThat(byList(Manner.PLAIN)).isEqualTo("revoked");
        person = office.issue(Order.person("10000000146"));
        office.revoke(office.issuer());
        assertThat(byOcsp(Manner.PLAIN)).isEqualTo("authority-revoked");
        assertThat(byList(Manner.PLAIN)).isEqualTo("authority-revoked");
    }

    @Test
    void theSecondIsAskedWhereTheFirstIsAwayAndNobodyIsBelievedWhereBothAreUnlessToldSo() {
        office.manner(Manner.DOWN, Manner.PLAIN);
        assertThat(wrong(asking(false, Source.OCSP, Source.CRL))).isEmpty();
        office.manner(Manner.PLAIN, Manner.DOWN);
        assertThat(wrong(asking(false, Source.CRL, Source.OCSP))).isEmpty();
        office.manner(Manner.DOWN, Manner.DOWN);
        assertThat(wrong(asking(false, Source.OCSP, Source.CRL))).isEqualTo("revocation-away");
        assertThat(wrong(asking(true, Source.OCSP, Source.CRL))).isEmpty();
        office.manner(Manner.UNKNOWN, Manner.PLAIN);
        assertThat(wrong(asking(true, Source.OCSP, Source.CRL))).as("known to be none is never soft")
            .isEqualTo("revocation-unknown");
    }

    @Test
    void nobodyMakesUsAskAnAddressThatNoAuthorityNamed() {
        Issued elsewhere = Order.person("10000000146").asked("http://127.0.0.1:" + office.place().replaceAll(
            ".*:", "") + "/ocsp", "http://[::1]/x.crl").by(office.issuer());
        person = elsewhere;
        assertThat(wrong(asking(false, Source.OCSP, Source.CRL))).isEqualTo("revocation-away");
        assertThat(office.questions() + office.fetched()).isZero();
        assertThat(Addresses.ocsp(Order.person("1").asked("file:///etc/passwd", null).byItself()
            .certificate())).isEmpty();
        assertThat(Addresses.ocsp(Order.person("1").asked("http://a:b@localhost/", null).byItself()
            .certificate())).isEmpty();
    }

    @Test
    void anAnswerIsRememberedUntilItIsOver() {
        Revocation one = new Revocation(new Fetch(SHORT));
        Demands demands = asking(false, Source.OCSP);
        Instant now = Instant.now();
        assertThat(one.wrong(path(), demands, Set.of(office.place()), now)).isEmpty();
        assertThat(office.questions()).isEqualTo(2);
        office.manner(Manner.DOWN, Manner.DOWN);
        assertThat(one.wrong(path(), demands, Set.of(office.place()), now.plus(Duration.ofHours(23))))
            .isEmpty();
        assertThat(office.questions()).isEqualTo(2);
        assertThat(one.wrong(path(), demands, Set.of(office.place()), now.plus(Duration.ofHours(25))))
            .isEqualTo("revocation-away");
    }

    @Test
    void aListIsFetchedOnceWhileItHolds() {
        Revocation one = new Revocation(new Fetch(SHORT));
        Instant now = Instant.now();
        for (int i = 0; i < 3; i++) {
            assertThat(one.wrong(path(), asking(false, Source.CRL), Set.of(office.place()), now)).isEmpty();
        }
        assertThat(office.fetched()).as("that of the root and that below it").isEqualTo(2);
    }
}
