package divan.casework;

import divan.access.Mandate;
import divan.kernel.Span;
import divan.web.Caller;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * What else befalls somebody: they grant a mandate and act under another's, stand at a counter and follow
 * their case by a code, are read about in secret, ask why, and are opened in an emergency.
 */
public final class Encountered {
    private final Bureau bureau;
    private final Caller somebody;
    private final Incidents incidents;
    private final Represented represented;
    private final Caller principal;
    private final Mandate theirs;
    private final Mandate others;
    private final Mandate waiting;

    public Encountered(ApplicationContext program, Remembered remembered) {
        bureau = Bureau.opened(program);
        somebody = remembered.applicant();
        incidents = new Incidents(bureau);
        represented = new Represented(bureau);
        principal = bureau.applicant();
        Caller helper = bureau.applicant();
        theirs = granted(somebody, helper);
        others = granted(principal, somebody);
        waiting = represented.offered(Mandate.Kind.REPRESENTATIVE, helper, somebody, null,
            Span.since(bureau.sundial.today()));
        atTheCounter(remembered);
        incidents.hiddenRead(somebody);
        asked(remembered.no());
        opened(remembered.no());
    }

    /** Granted, and a draft written under it. */
    private Mandate granted(Caller by, Caller to) {
        Mandate mandate = represented.standing(Mandate.Kind.REPRESENTATIVE, by, to, null,
            Span.since(bureau.sundial.today()));
        Caller acting = Represented.acting(to, mandate);
        UUID draft = bureau.applications.begin(acting, Bureau.SERVICE);
        Map<String, Object> answers = bureau.answers(acting);
        bureau.applications.open(acting, draft).pages().forEach(page ->
            bureau.applications.answer(acting, draft, page, Bureau.details(answers)));
        return mandate;
    }

    /** Known by a document; what is begun there is not filed. Their case is followed by a code. */
    private void atTheCounter(Remembered remembered) {
        Counter counter = bureau.bean(Counter.class);
        Caller official = bureau.official("official");
        Counter.Present present = new Counter.Present(remembered.identity(), "Ferhunde " + Remembered.FAMILY,
            "passport", "gisebelgesi78", Bureau.SERVICE);
        UUID draft = counter.begin(official, present).draft();
        Caller assisting = official.assisting(Objects.requireNonNull(somebody.party()));
        Map<String, Object> answers = bureau.answers(assisting);
        bureau.applications.open(assisting, draft).pages().forEach(page ->
            bureau.applications.answer(assisting, draft, page, Bureau.details(answers)));
        String no = remembered.no();
        bureau.access.asSystem(() -> bureau.bean(Follow.class).open(remembered.caseId(),
            bureau.actOf(no, CaseFold.FILED)));
    }

    private void asked(String application) {
        String no = incidents.askedWhyItWasRead(somebody, application);
        taken(bureau.bean(ReadReasons.class).give(bureau.official("official"), bureau.stored(no).state().id(),
            "Görevim gereği: okunmanedeni56"));
        withdrawn(no);
    }

    private void opened(String no) {
        Emergencies emergencies = bureau.bean(Emergencies.class);
        Caller stranger = bureau.official("official-istanbul");
        UUID id = UUID.fromString(taken(emergencies.open(stranger, no, "life",
            "Kaza geçirdi, bilinci kapalı: acildurumsozu12")).no());
        emergencies.read(stranger, id);
        taken(emergencies.review(bureau.official("director-istanbul"), id, "justified",
            "Yerindedir: acildurumhukmu34"));
    }

    private void withdrawn(String no) {
        taken(bureau.bean(Withdrawal.class).withdraw(somebody, no));
    }

    private static Results.Taking.Taken taken(Results.Taking result) {
        if (result instanceof Results.Taking.Taken taken) {
            return taken;
        }
        throw new IllegalStateException(result.toString());
    }

    public UUID mandate() {
        return theirs.id();
    }

    /** The mandate by which they acted for somebody who is not erased. */
    public Mandate forAnother() {
        return kept(others);
    }

    /** One that somebody offered them and that they have not answered. */
    public Mandate unanswered() {
        return kept(waiting);
    }

    private Mandate kept(Mandate mandate) {
        return bureau.access.asSystem(() -> bureau.bean(divan.access.Mandates.class).find(mandate.id()))
            .orElseThrow();
    }

    /** What was written for whoever granted that mandate is theirs and stays. */
    public int draftsOfThePrincipal() {
        return bureau.applications.mine(principal).size();
    }
}
