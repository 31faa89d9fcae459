package divan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths from certificates to named roots, one fault at a time. */
class ChainTest {
    private static final String NUMBER = "10000000146";
    private static final String POLICY = "2.16.792.1.999.1";
    private static final Set<String> USAGES = Set.of(Demands.CLIENT_AUTH);
    private final Issued root = Order.authority("Kök TEST", 3).byItself();
    private final Issued issuer = Order.authority("Ara TEST", 1).policy(POLICY).by(root);
    private final Authorities named = new Authorities(List.of(root.certificate()),
        List.of(issuer.certificate()));
    @TempDir
    Path folder;

    private static Order person() {
        return Order.person("TCKN" + NUMBER);
    }

    private static NameConstraints only(String name) {
        return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(new GeneralName(
            new X500Name(name)))}, null);
    }

    private String wrong(Issued one, Set<String> policies) {
        return Chain.of(one.shown(), named, policies, USAGES, Instant.now()).wrong();
    }

    private Map<String, Issued> table() {
        Map<String, Issued> table = new LinkedHashMap<>();
        table.put("1 ", person().by(issuer));
        table.put("2 ", person().usage(null).by(issuer));
        table.put("3 ", person().key(0).by(issuer));
        table.put("4 ", person().key(KeyUsage.digitalSignature).by(issuer));
        table.put("5 ", person().pair(Order.rsa(2048)).by(issuer));
        table.put("6 ", person().by(root));
        table.put("7 ", person().by(Order.authority("Gönderilen TEST", 0).by(issuer)));
        table.put("8 expired", person().days(-20, -1).by(issuer));
        table.put("9 not-yet", person().days(1, 20).by(issuer));
        table.put("10 self-signed", person().byItself());
        table.put("11 other-authority", person().by(Order.authority("Başka TEST", 1).byItself()));
        table.put("12 other-authority", person().by(Order.authority("Ara TEST", 1).byItself()));
        table.put("13 usage", person().key(KeyUsage.nonRepudiation).by(issuer));
        table.put("14 usage", person().usage(KeyPurposeId.id_kp_serverAuth).by(issuer));
        table.put("15 usage", person().usage(KeyPurposeId.id_kp_emailProtection).by(issuer));
        table.put("16 usage", issuer);
        table.put("17 usage", root);
        table.put("18 chain", person().by(person().by(issuer)));
        table.put("19 chain", person().by(Order.authority("Üçüncü TEST", 0)
            .by(Order.authority("İkinci TEST", 1).by(issuer))));
        table.put("20 chain", person().by(Order.authority("İmzasız TEST", 0)
            .key(KeyUsage.digitalSignature).by(issuer)));
        table.put("21 authority-expired", person().by(Order.authority("Eski TEST", 0).days(-9, -1)
            .by(issuer)));
        table.put("22 authority-expired", person().by(Order.authority("Yeni TEST", 0).days(1, 9)
            .by(issuer)));
        table.put("23 weak", person().pair(Order.rsa(1024)).by(issuer));
        table.put("24 weak", person().signature("SHA1withECDSA").by(issuer));
        table.put("25 chain", person().with(new ASN1ObjectIdentifier("1.2.3.4.5"), true,
            new DERUTF8String("?")).by(issuer));
        table.put("26 name", person().by(Order.authority("Dar TEST", 0).with(Extension.nameConstraints,
            true, only("C=TR,O=Başka")).by(issuer)));
        table.put("27 ", person().by(Order.authority("Geniş TEST", 0).with(Extension.nameConstraints,
            true, only("C=TR")).by(issuer)));
        table.put("28 ", person().policy("1.2.3").by(issuer));
        return table;
    }

    @Test
    void eachFaultIsSaidAndWhatIsInOrderLeadsToItsRoot() {
        Map<String, Issued> table = table();
        List<String> found = new ArrayList<>();
        table.forEach((row, one) -> found.add(row.split(" ")[0] + " " + wrong(one, Set.of())));
        assertThat(table).hasSizeGreaterThanOrEqualTo(25);
        assertThat(found).isEqualTo(List.copyOf(table.keySet()));
    }

    @Test
    void aPolicyHoldsOverTheWholePathOrNotAtAll() {
        Issued without = Order.authority("İlkesiz TEST", 0).by(issuer);
        assertThat(wrong(person().policy(POLICY).by(issuer), Set.of(POLICY))).isEmpty();
        assertThat(wrong(person().policy("1.2.3.4").by(issuer), Set.of(POLICY))).isEqualTo("policy");
        assertThat(wrong(person().by(issuer), Set.of(POLICY))).isEqualTo("policy");
        assertThat(wrong(person().policy(POLICY).by(without), Set.of(POLICY))).isEqualTo("policy");
    }

    /** RFC 5280 leaves these of a root to the verifier, and Java does not look. */
    @Test
    void aRootsOwnDaysAndConstraintsCount() {
        Issued over = Order.authority("Bitmiş Kök TEST", 1).days(-9, -1).byItself();
        Issued narrow = Order.authority("Dar Kök TEST", 1).with(Extension.nameConstraints, true,
            only("C=DE")).byItself();
        Authorities these = new Authorities(List.of(over.certificate(), narrow.certificate()), List.of());
        assertThat(Chain.of(person().by(over).shown(), these, Set.of(), USAGES, Instant.now()).wrong())
            .isEqualTo("authority-expired");
        assertThat(Chain.of(person().by(narrow).shown(), these, Set.of(), USAGES, Instant.now()).wrong())
            .isEqualTo("name");
    }

    @Test
    void anAuthorityThatRenewedItsCertificateIsFoundByTheOneThatHolds() {
        Issued one = person().by(issuer);
        var pair = new java.security.KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        Issued old = Order.authority("Ara TEST", 1).pair(pair).days(-9, -1).by(root);
        Authorities both = new Authorities(List.of(root.certificate()),
            List.of(old.certificate(), issuer.certificate()));
        assertThat(Chain.of(one.shown(), both, Set.of(), USAGES, Instant.now()).wrong()).isEmpty();
    }

    @Test
    void aCrowdThatSignsEachOtherIsGivenUp() {
        var pair = Order.curve("secp256r1");
        Issued first = Order.authority("Kalabalık", -1).pair(pair).byItself();
        List<java.security.cert.X509Certificate> crowd = new ArrayList<>(List.of(person().by(first)
            .certificate()));
        for (int i = 0; i < 9; i++) {
            crowd.add(Order.authority("Kalabalık", -1).pair(pair).by(first).certificate());
        }
        assertThat(Chain.of(new Shown(crowd), named, Set.of(), USAGES, Instant.now()).wrong())
            .isEqualTo("other-authority");
    }

    @Test
    void aFileOfAuthoritiesIsARootAndWhoeverLeadsToIt() {
        Path file = folder.resolve("a.pem");
        Issued.write(file, Issued.pem(issuer.certificate(), root.certificate()));
        assertThat(Authorities.read(file)).isEqualTo(named);
        Issued.write(file, Issued.pem(issuer.certificate()));
        assertThatThrownBy(() -> Authorities.read(file)).hasMessageContaining("no root");
        Issued.write(file, Issued.pem(root.certificate(), Order.authority("Yabancı TEST", 0)
            .by(Order.authority("Kökü yok", 1).byItself()).certificate()));
        assertThatThrownBy(() -> Authorities.read(file)).hasMessageContaining("Yabancı TEST");
        Issued.write(file, Issued.pem(root.certificate(), person().byItself().certificate()));
        assertThatThrownBy(() -> Authorities.read(file)).hasMessageContaining("no authority");
        Issued.write(file, "none");
        assertThatThrownBy(() -> Authorities.read(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberIsReadInEachOfItsFormsAndNeverFromANameWithTwo() {
        var form = Demands.usual().number();
        for (String said : List.of(NUMBER, "TCKN" + NUMBER, "PNOTR-" + NUMBER)) {
            assertThat(Names.number(Order.person(said).byItself().certificate().getSubjectX500Principal(),
                form)).as(said).hasValue(NUMBER);
        }
        for (String name : List.of("CN=" + NUMBER, "SERIALNUMBER=PASTR-" + NUMBER, "SERIALNUMBER=123",
                "SERIALNUMBER=" + NUMBER + ",SERIALNUMBER=99000000042",
                "SERIALNUMBER=" + NUMBER + "+CN=x", "SERIALNUMBER=x" + NUMBER)) {
            assertThat(Names.number(new Order().named(name).byItself().certificate()
                .getSubjectX500Principal(), form)).as(name).isEmpty();
        }
    }
}
