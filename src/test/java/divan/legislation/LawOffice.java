package divan.legislation;

import divan.casework.Bureau;
import divan.journal.FourEyes.Verdict;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** The officials of the tests who enter and approve norms of Migration Management. */
public final class LawOffice {
    static final String ORGAN = "90000002";
    private static final AtomicInteger COUNT = new AtomicInteger();
    final NormEntry entry;
    private final LawIntake intake;
    final Caller officer;
    final Caller president;

    public LawOffice(ApplicationContext program) {
        Bureau bureau = Bureau.opened(program);
        entry = program.getBean(NormEntry.class);
        intake = program.getBean(LawIntake.class);
        officer = bureau.official("legislation-officer");
        president = bureau.official("migration-president");
    }

    static String text() {
        return """
            Amaç

            MADDE 1 – (1) Bu Yönergenin amacı, ikamet izni dosyalarının incelenmesini düzenlemektir.

            Dayanak

            MADDE 2 – (1) Bu Yönerge, 4/4/2013 tarihli ve 6458 sayılı Yabancılar ve Uluslararası Koruma
            Kanununun 121 inci maddesine dayanılarak hazırlanmıştır.

            Yürürlük

            MADDE 3 – (1) Bu Yönerge 1/12/2026 tarihinde yürürlüğe girer.
            """;
    }

    /** A directive under a title of its own, changed as the fields say. */
    static Map<String, String> typed(String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("kind", "directive", "title",
            "Dosya İnceleme Yönergesi " + COUNT.incrementAndGet(), "rests_on", "6458/121", "from-day", "1",
            "from-month", "11", "from-year", "2026", "text", text()));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    UUID proposed(String... fields) {
        return entry.propose(officer, typed(fields), new byte[0]).orElseThrow();
    }

    /** @return the id of the norm */
    String approved(String... fields) {
        UUID draft = proposed(fields);
        entry.decide(president, draft, Verdict.APPROVED, "");
        return entry.open(president, draft).norm().id();
    }

    /** Its last day is today. */
    void ended(String norm) {
        UUID ending = entry.proposeEnd(officer, norm, day(), "Yenisi çıktı.");
        entry.decide(president, ending, Verdict.APPROVED, "");
    }

    /** Today, as the tests have it. */
    LocalDate day() {
        return LocalDate.of(2026, 11, 22);
    }

    /** Something in every table. */
    public void leaveSomething() {
        proposed();
        String law = "Kanun Numarası : " + (81000 + COUNT.incrementAndGet()) + "\n\n" + text();
        intake.check(officer, new LawIntake.Brought(law.getBytes(StandardCharsets.UTF_8), new byte[0], day(),
            "Bir şey kalsın."));
    }
}
