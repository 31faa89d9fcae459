package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Actor;
import divan.lawtext.LawFolder;
import divan.legislation.Consolidation;
import divan.legislation.Impact;
import divan.legislation.LawQuality;
import divan.legislation.LawQualityCheck;
import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.Touched;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Organs stand on the norm that founded them, as long as they stand. */
@World
class FoundingNormTest {
    private static int number = 96_100_000;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Impact impact;
    @Autowired
    private LawQualityCheck quality;
    @Autowired
    private Consolidation consolidation;
    private Bureau bureau;
    private OrganEvents events;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        events = new OrganEvents(program);
    }

    private String founded(String norm) {
        String id = String.valueOf(++number);
        events.founded(id, "90000001", "Kurum " + id, "2026-01-10", "founding_norm", norm);
        return id;
    }

    private Optional<Touched> touched(String organ, String provision, LocalDate from) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.REPEAL, from))
            .kinds().stream().filter(kind -> kind.kind() == Kind.ORGAN)
            .flatMap(kind -> kind.first().stream()).filter(one -> one.thing().id().equals(organ)).findFirst();
    }

    private Optional<LawQuality.State> state(String provision) {
        LawQuality found = quality.on(Sundial.FIRST_DAY);
        return java.util.stream.Stream.concat(found.fallen().stream(), found.dangling().stream())
            .filter(one -> one.provision().text().equals(provision)).map(LawQuality.Faulty::state)
            .findFirst();
    }

    @Test
    void anOrganIsTouchedByAChangeOfItsNormAndOfWhatThatLiesIn() {
        String organ = founded("3152/29/2");
        assertThat(touched(organ, "3152/29/2", Sundial.FIRST_DAY)).map(t -> t.because().getFirst().reason())
            .contains(Because.Reason.CITES);
        assertThat(touched(organ, "3152", Sundial.FIRST_DAY)).isPresent();
        assertThat(touched(organ, "3152/29/2-a", Sundial.FIRST_DAY))
            .map(t -> t.because().getFirst().reason()).contains(Because.Reason.CITES_WHOLE);
        assertThat(touched(organ, "3152/2", Sundial.FIRST_DAY)).isEmpty();
        assertThat(touched(organ, "3152/29/20", Sundial.FIRST_DAY)).isEmpty();
    }

    @Test
    void anOrganThatWasClosedBeforeTheDayIsNotTouched() {
        String organ = founded("3152/31");
        events.agreed("organ.closed", "number", organ, "last", "2026-11-30");
        assertThat(touched(organ, "3152/31", LocalDate.of(2026, 11, 30))).isPresent();
        assertThat(touched(organ, "3152/31", LocalDate.of(2026, 12, 1))).isEmpty();
    }

    @Test
    void aNormThatIsNotThereOrNoMoreInForceIsToldAsAFault() {
        consolidation.take(List.of(LawFolder.read(Path.of("src/test/resources/laws/9901-ornek"))),
            Actor.system(), bureau.sundial.instant(), Sundial.FIRST_DAY);
        founded("9901/777");
        founded("9901/3/3");
        founded("9901/1/2");
        founded("8888/1");
        assertThat(state("9901/777")).contains(LawQuality.State.MISSING);
        assertThat(state("9901/3/3")).contains(LawQuality.State.NO_MORE);
        assertThat(state("9901/1/2")).isEmpty();
        assertThat(state("8888/1")).contains(LawQuality.State.LAW_UNKNOWN);
    }
}
