package divan.casework;

import divan.access.Disclosure;
import divan.journal.Act;
import divan.web.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens seldom: a case opened in an emergency, a read that somebody asks about. */
public final class Incidents {
    private final Bureau bureau;

    public Incidents(Bureau bureau) {
        this.bureau = bureau;
    }

    /** Somebody of another province opens a case in an emergency. */
    public void openedInAnEmergency(String no) {
        bureau.bean(Emergencies.class).open(bureau.official("official-istanbul"), no, "life",
            "Kaza geçirdi, bilinci kapalı.");
    }

    /** A head is told of a case whose last day comes. */
    public void toldThatItIsLate() {
        String no = bureau.filed(bureau.applicant());
        Instant now = bureau.sundial.instant();
        bureau.sundial.set(bureau.access.asSystem(() -> bureau.cases.find(no)).orElseThrow().state()
            .deadline().minusDays(3));
        bureau.bean(Escalations.class).tell(bureau.access.now());
        bureau.sundial.set(now);
    }

    /** An institution's program reads for a purpose that is hidden by law. */
    public void hiddenRead() {
        hiddenRead(bureau.applicant());
    }

    void hiddenRead(Caller about) {
        bureau.bean(Disclosure.class).of(about.party(), "register:foreigners",
            new Disclosure.To("90000001", "crime.investigation", List.of("6698/28/2-a"), Map.of()),
            () -> "");
    }

    /** Somebody asks why an official opened their case. */
    public void askedWhyItWasRead() {
        Caller caller = bureau.applicant();
        askedWhyItWasRead(caller, bureau.filed(caller));
    }

    /** @return the number of the case that asks */
    String askedWhyItWasRead(Caller caller, String application) {
        bureau.casework.open(bureau.official("official"), application);
        Act read = bureau.access.asSystem(() ->
            bureau.journal.latest(caller.party(), "data.read", null, 1)).getFirst();
        return ((Results.Filing.Filed) bureau.filing.file(caller, "read-question",
            new Matter(Matter.READS, "case", read.id()),
            () -> new LinkedHashMap<>(Map.of("declaration", true)), null)).no();
    }
}
