package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.catalogue.Catalogue;
import divan.catalogue.Notices;
import divan.catalogue.Service;
import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the law wants told before data are taken (6698/10/1). */
@World
class NoticeTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    @Test
    void everyServiceTellsWhoWhyToWhomHowAndWhichRights() {
        for (Service service : program.getBean(Catalogue.class).services()) {
            if (service.isByOffice()) {
                continue; // nobody is asked anything: the party is written to when it is opened
            }
            Notices.Told told = program.getBean(Notices.class).of(service, Sundial.FIRST_DAY).orElseThrow();
            assertThat(told.controller()).as(service.id()).isPresent();
            assertThat(told.notice().recipients()).as(service.id()).isNotEmpty();
            assertThat(told.grounds().keySet()).as(service.id()).containsAll(told.notice().grounds());
            assertThat(told.rights().keySet()).as(service.id()).containsExactly("6698/11/1-a", "6698/11/1-b",
                "6698/11/1-c", "6698/11/1-ç", "6698/11/1-d", "6698/11/1-e", "6698/11/1-f", "6698/11/1-g",
                "6698/11/1-ğ");
        }
    }

    private String filed(Caller caller, boolean shown) {
        UUID draft = bureau.applications.begin(caller, Bureau.SERVICE);
        if (shown) {
            bureau.applications.noticed(caller, bureau.applications.open(caller, draft));
        }
        Map<String, Object> answers = bureau.answers(caller);
        bureau.applications.open(caller, draft).pages().forEach(page ->
            bureau.applications.answer(caller, draft, page, Bureau.details(answers)));
        return ((Results.Filing.Filed) bureau.filing.file(caller, draft)).no();
    }

    @Test
    void thatItWasShownIsRecordedWithTheFilingAndNotClaimedWhereItWasNot() {
        assertThat(bureau.acts(filed(bureau.applicant(), true)).getFirst().body().get("notice"))
            .isEqualTo(Map.of("version", 1, "shown", bureau.sundial.instant().toString()));
        assertThat(bureau.acts(filed(bureau.applicant(), false)).getFirst().body())
            .doesNotContainKey("notice");
    }

    @Test
    void theFirstQuestionWaitsUntilItWasShown() {
        Caller caller = bureau.applicant();
        UUID draft = bureau.applications.begin(caller, Bureau.SERVICE);
        Writing writing = bureau.applications.open(caller, draft);
        assertThat(bureau.applications.isNoticed(caller, writing)).isFalse();
        bureau.applications.noticed(caller, writing);
        assertThat(bureau.applications.isNoticed(caller, writing)).isTrue();
    }
}
