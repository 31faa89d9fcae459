package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Of some services a person may have several open cases, of others one. */
@World
class ManyAtATimeTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
    }

    private Results.Filing wish(Caller caller, String subject) {
        return bureau.filing.file(caller, "wish-or-complaint", () -> Map.of("subject", subject, "wish",
            "Bekleme salonuna oturacak yer konulmasını diliyorum.", "declaration", true), null);
    }

    @Test
    void wishesAreManyAndApplicationsForAPermitOne() {
        Caller caller = bureau.applicant();
        List<Results.Filing> wishes = List.of(wish(caller, "Salon"), wish(caller, "Rampa"));
        assertThat(wishes).hasOnlyElementsOfType(Results.Filing.Filed.class).doesNotHaveDuplicates();
        bureau.filed(caller);
        assertThat(((Results.Filing.Invalid) bureau.file(caller, bureau.answers(caller))).violations())
            .extracting(v -> v.code()).containsExactly("already-pending");
        assertThat(bureau.casework.mine(caller)).hasSize(3);
        assertThat(bureau.casework.disputes(caller)).isEmpty();
    }

    @Test
    void whereNobodyAnswersTheTimeToSueBeginsWhenTheTimeToAnswerEnds() {
        Caller caller = bureau.applicant();
        String no = ((Results.Filing.Filed) wish(caller, "Salon")).no();
        Casework.OpenCase open = bureau.casework.open(caller, no);
        assertThat(open.state().deadline()).isEqualTo(Sundial.FIRST_DAY.plusDays(30));
        assertThat(open.remedyUntil()).isEqualTo(Sundial.FIRST_DAY.plusDays(30 + 60));
    }

    @Test
    void toldAgainFromItsActsItIsTheSame() {
        Caller caller = bureau.applicant();
        wish(caller, "Salon");
        wish(caller, "Rampa");
        assertThat(program.getBean(Refolding.class).latest(10).different()).isEmpty();
    }
}
