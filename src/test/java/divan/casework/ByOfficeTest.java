package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Reconciliation;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What nobody applies for: an official opens it about somebody, on a record. */
@World
class ByOfficeTest {
    private static final String SERVICE = "protective-permit-cancellation";
    private static final String RECORD = "20.11.2026 tarihli ve 2026/14 sayılı tutanak";
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Counter counter;
    private Caller holder;
    private Caller official;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        counter = bureau.bean(Counter.class);
        holder = bureau.applicant(Situations.merged(Situations.usual(), Map.of("permit",
            Map.of("kind", "humanitarian"))));
        official = bureau.official("official");
    }

    private Counter.Present about(String document, String service) {
        String number = bureau.access.asSystem(() -> bureau.registers.identity(
            Objects.requireNonNull(holder.party()), Sundial.FIRST_DAY)).orElseThrow();
        return new Counter.Present(number, "Deneme Örnek", document, RECORD, service);
    }

    private String opened() {
        Counter.Begun begun = counter.begin(official, about(Counter.BY_OFFICE, SERVICE));
        assertThat(begun.violations()).isEmpty();
        Caller opener = official.assisting(Objects.requireNonNull(holder.party()));
        Map<String, Object> answers = new HashMap<>(Map.of("found",
            "Çıkışın mümkün hâle geldiği belirlenmiştir.", "children", false));
        bureau.applications.open(opener, begun.draft()).pages().forEach(page ->
            bureau.applications.answer(opener, begun.draft(), page, Bureau.details(answers)));
        return ((Results.Filing.Filed) bureau.filing.file(opener, begun.draft())).no();
    }

    @Test
    void theActNamesTheRecordAndNobodyWhoAsked() {
        String no = opened();
        Act filed = bureau.act(no, CaseFold.FILED);
        assertThat(filed.actor().person()).isEqualTo(official.person());
        assertThat(filed.actor().behalf()).isNull();
        assertThat(filed.body()).containsEntry("channel", Counter.BY_OFFICE).doesNotContainKey("presence");
        Act begun = bureau.access.asSystem(() -> bureau.journal.find(UUID.fromString(String.valueOf(
            filed.body().get("opened"))))).orElseThrow();
        assertThat(begun.type()).isEqualTo(Counter.OPENED);
        assertThat(begun.actor().behalf()).isNull();
        assertThat(begun.subjects()).containsExactly(holder.party());
        assertThat(begun.body()).containsEntry("record", RECORD);
        assertThat(bureau.casework.mine(holder)).as("its party sees it").extracting(CaseState::no)
            .containsExactly(no);
    }

    @Test
    void whoeverOpenedItDoesNotDecideIt() {
        official = bureau.official("director");
        String no = opened();
        bureau.propose(no, new Verdict("grant", Map.of("conditions-gone", "no", "heard", "no"), Map.of(),
            Map.of("reason", "Çıkışın hâlâ mümkün olmadığı anlaşılmıştır.")));
        assertThat(Bureau.codes(Bureau.failure(() -> bureau.decide(official, no, new Verdict("grant",
            Map.of("conditions-gone", "no", "heard", "no"), Map.of(),
            Map.of("reason", "Çıkışın hâlâ mümkün olmadığı anlaşılmıştır."))))))
            .containsExactly("assisted-yourself");
    }

    @Test
    void nobodyAppliesForItAndItIsNoServiceOfTheCounter() {
        Failure kept = Bureau.failure(() -> bureau.applications.begin(holder, SERVICE));
        assertThat(kept.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(Bureau.codes(kept)).containsExactly("by-office-only");
        assertThat(counter.begin(official, about("passport", SERVICE)).violations()).extracting("code")
            .containsExactly("by-office-or-not");
        assertThat(counter.begin(official, about(Counter.BY_OFFICE, Bureau.SERVICE)).violations())
            .extracting("code").containsExactly("by-office-or-not");
        assertThat(counter.services(official)).contains(SERVICE);
        assertThat(counter.services(bureau.official("register-keeper"))).doesNotContain(SERVICE);
    }

    @Test
    void whatTheActSaysAndWhatOpensTheRegistersAgree() {
        opened();
        assertThat(program.getBeansOfType(Reconciliation.class).values())
            .filteredOn(part -> part.part().equals("presence")).singleElement()
            .satisfies(part -> assertThat(bureau.access.asSystem(part::reconcile).wrong()).isEmpty());
    }
}
