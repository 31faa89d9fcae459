package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Files that nobody can come back for are not kept. */
@World
class SweepTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sweep sweep;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        applicant = bureau.applicant();
    }

    private List<UUID> kept() {
        return bureau.access.as(applicant, () -> program.getBean(Dossiers.class)
            .uploads(java.util.Objects.requireNonNull(applicant.party()))).stream().map(g -> g.upload().id())
            .toList();
    }

    private Upload keep(String name) {
        return bureau.applications.keep(applicant, name, Bureau.PDF, List.of("pdf"), 10, "title-deed");
    }

    @Test
    void aFileThatNoCaseAndNoDraftHoldsIsForgottenAfterTheParametersDays() {
        Upload loose = keep("loose.pdf");
        UUID draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        Upload named = keep("named.pdf");
        Form.Page page = bureau.applications.open(applicant, draft).pages().stream()
            .filter(p -> p.id().equals("title-deed")).findFirst().orElseThrow();
        bureau.applications.answer(applicant, draft, page,
            Bureau.details(Map.of("title-deed", named.answer())));
        sweep.forget(bureau.sundial.instant().plus(Duration.ofDays(7)));
        assertThat(kept()).contains(loose.id(), named.id());
        sweep.forget(bureau.sundial.instant().plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(kept()).containsExactly(named.id());
    }

    @Test
    void whatBelongsToACaseStays() {
        bureau.filed(applicant);
        List<UUID> before = kept();
        assertThat(before).isNotEmpty();
        sweep.forget(bureau.sundial.instant().plus(Duration.ofDays(400)));
        assertThat(kept()).isEqualTo(before);
    }
}
