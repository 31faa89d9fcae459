package divan.openid;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Each consent against the acts by which it was given and withdrawn. Sign-ins and tokens are like sessions:
 * they follow from no act.
 */
@Component
class ConsentReconciliation implements Reconciliation {
    private final Consents consents;
    private final Journal journal;

    ConsentReconciliation(Consents consents, Journal journal) {
        this.consents = consents;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "consents";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        List<Consent> all = consents.all();
        long uncheckable = 0;
        for (Consent consent : all) {
            List<Act> acts = journal.about(consent.id());
            if (acts.stream().anyMatch(Act::erased)) {
                uncheckable++;
            } else if (!isSaid(consent, acts)) {
                wrong.add(Discrepancy.of("row-differs", "openid.consent", consent.id(), null));
            }
        }
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private static boolean isSaid(Consent consent, List<Act> acts) {
        Optional<Act> given = of(acts, OpenId.GIVEN).findFirst();
        return given.filter(act -> act.at().equals(consent.given()) && act.purpose().equals(consent.purpose())
                && act.subjects().contains(consent.party())
                && says(act, "client", consent.client()) && says(act, "agreement", consent.protocol())
                && says(act, "fields", List.copyOf(new TreeSet<>(consent.fields())))
                && says(act, "offline", consent.offline()) && says(act, "last", consent.last())).isPresent()
            && consent.withdrawn() == of(acts, OpenId.WITHDRAWN).findAny().isPresent();
    }

    private static Stream<Act> of(List<Act> acts, String type) {
        return acts.stream().filter(act -> act.type().equals(type));
    }

    private static boolean says(Act act, String field, Object value) {
        return String.valueOf(act.body().get(field)).equals(value.toString());
    }
}
