package divan.access;

import divan.access.BoundCertificates.Bound;
import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Certificates by which people sign in, each value against the act that bound it, and its end likewise. */
@Component
class CertificateReconciliation implements Reconciliation {
    private static final String TABLE = "access.certificate";

    private final BoundCertificates certificates;
    private final Journal journal;

    CertificateReconciliation(BoundCertificates certificates, Journal journal) {
        this.certificates = certificates;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "certificates";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        long uncheckable = 0;
        List<Bound> all = certificates.all();
        for (Bound one : all) {
            Optional<Act> made = journal.find(one.madeBy());
            if (made.filter(Act::erased).isPresent()) {
                uncheckable++;
            } else if (made.filter(act -> binds(act, one)).isEmpty() || !isEnded(one)) {
                wrong.add(Discrepancy.of("row-differs", TABLE, one.id(), one.madeBy()));
            }
        }
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private static boolean binds(Act act, Bound one) {
        Map<String, Object> said = Map.of("certificate", one.id().toString(),
            "fingerprint", HexFormat.of().formatHex(one.fingerprint()),
            "mark", HexFormat.of().formatHex(one.mark()), "issuer", one.issuer(),
            "proved", one.proved(), "until", one.until().toString());
        return act.type().equals(CertificateWay.BOUND) && one.person().equals(act.actor().person())
            && said.entrySet().stream().allMatch(field -> field.getValue().equals(
                act.body().get(field.getKey())));
    }

    /** Whoever lost a certificate must not find that it opens their account again. */
    private boolean isEnded(Bound one) {
        UUID end = one.endedBy();
        return end == null ? journal.about(subject(one)).stream().noneMatch(act -> removes(act, one))
            : journal.find(end).filter(act -> act.erased() || removes(act, one)).isPresent();
    }

    private UUID subject(Bound one) {
        return certificates.party(one.person()).orElse(one.person());
    }

    private static boolean removes(Act act, Bound one) {
        return act.type().equals(CertificateWay.REMOVED) && one.person().equals(act.actor().person())
            && one.id().toString().equals(act.body().get("certificate"));
    }
}
