package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.search.Asked;
import divan.search.Hit;
import divan.search.Search;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Norms that officials approve are found by the one search, as long as they stand. */
@World
class NormSearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    /** Words that stand nowhere else, and none like another; each test has its own. */
    private static final Iterator<String> WORDS = List.of("Zümrütlendirme", "Kehribarlaştırma",
        "Turunçgiller", "Menekşelik", "Firuzeleme").iterator();
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Search search;
    @Autowired
    private Journal journal;
    private LawOffice office;
    private String word;

    @BeforeEach
    void open() {
        office = new LawOffice(program);
        word = WORDS.next();
    }

    private List<String> found(String words, LocalDate day) {
        return search.find(new Asked(words, "tr", Set.of(), day, 0, 10)).hits().stream().map(Hit::id)
            .toList();
    }

    /** Its proposal is decided and the search has read it. @return the norm's id */
    private String decided(UUID draft, Verdict verdict) {
        office.entry.decide(verdict == Verdict.TAKEN_BACK ? office.officer : office.president, draft,
            verdict, verdict == Verdict.RETURNED ? "Dayanak eksik." : "");
        NormDraft decided = office.entry.open(office.president, draft);
        assertThat(journal.await(LawSearch.FOLLOWER, Objects.requireNonNull(decided.decided()).act(),
            Duration.ofSeconds(30))).isTrue();
        return decided.norm().id();
    }

    @Test
    void anApprovedNormIsFoundByItsTitleItsWordsItsNumberAndAnAddressInIt() {
        UUID draft = office.proposed("title", word + " Yönergesi", "text",
            LawOffice.text().replace("incelenmesini", "incelenmesini ve " + word + "metnini"));
        assertThat(found(word, DAY)).as("before the approval").isEmpty();
        String id = decided(draft, Verdict.APPROVED);
        assertThat(found(word + " yönergesi", DAY)).startsWith(id);
        assertThat(found(word + "metni", DAY)).contains(id + "/1");
        assertThat(found(id, DAY)).startsWith(id);
        assertThat(found(id + "/2/1", DAY)).startsWith(id + "/2/1");
        assertThat(found(word, LocalDate.of(2026, 10, 31))).as("before its first day").isEmpty();
    }

    @Test
    void whatWasReturnedTakenBackOrIsInternalIsNotFound() {
        decided(office.proposed("title", word + " Yönergesi"), Verdict.RETURNED);
        decided(office.proposed("title", word + " Usulleri"), Verdict.TAKEN_BACK);
        decided(office.proposed("title", word + " Talimatı", "kind", "instruction", "internal", "yes"),
            Verdict.APPROVED);
        assertThat(found(word, DAY)).isEmpty();
    }

    @Test
    void anEndedNormIsFoundUntilItsLastDayAndAsOfThoseDays() {
        String id = decided(office.proposed("title", word + " Yönergesi"), Verdict.APPROVED);
        decided(office.entry.proposeEnd(office.officer, id, DAY, "Yenisi çıktı."), Verdict.APPROVED);
        assertThat(found(word, DAY)).contains(id);
        assertThat(found(word, DAY.plusDays(1))).isEmpty();
        assertThat(found(id + "/1", DAY.plusDays(1))).doesNotContain(id + "/1");
    }

    @Test
    void aLetterWithoutArticlesIsFoundByItsWords() {
        String id = decided(office.proposed("title", "Genelge " + word, "kind", "circular", "text",
            "Sayın Valilik,\n\nBundan sonra " + word + "kartı aranmaz."), Verdict.APPROVED);
        assertThat(found(word + "kartı", DAY)).contains(id);
    }

    @Test
    void aNormWhoseTextIsNotHereIsFoundByItsTitleAndNumber() {
        assertThat(found("CBK-4", DAY)).contains("CBK-4");
        assertThat(found("Yabancılar ve Uluslararası Koruma Kanununun Uygulanmasına İlişkin Yönetmelik", DAY))
            .contains("90000001-2016-1");
        assertThat(found("CBK-4", LocalDate.of(2018, 7, 14))).doesNotContain("CBK-4");
    }
}
