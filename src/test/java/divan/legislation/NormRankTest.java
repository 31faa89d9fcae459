package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a norm may rest on. */
class NormRankTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Span OPEN = Span.since(LocalDate.of(2000, 1, 1));
    private static final Map<String, Footing> FOOTINGS = Map.of(
        "2709/124", new Footing("2709/124", NormKind.CONSTITUTION, OPEN, true, true, false),
        "6458/121", new Footing("6458/121", NormKind.LAW, OPEN, true, true, false),
        "6458/999", new Footing("6458/999", NormKind.LAW, OPEN, false, true, false),
        "6458/124", new Footing("6458/124", NormKind.LAW, OPEN, true, false, false),
        "CBK-4/1", new Footing("CBK-4/1", NormKind.PRESIDENTIAL_DECREE,
            new Span(LocalDate.of(2018, 7, 15), DAY), true, true, false),
        "Y-1", new Footing("Y-1", NormKind.REGULATION, OPEN, true, true, false),
        "G-1", new Footing("G-1", NormKind.DIRECTIVE, OPEN, true, true, true));

    private static Norm norm(NormKind kind, boolean internal, String... restsOn) {
        return new Norm("X-1", kind, "", "Deneme", null, "", List.of("90000002"), List.of(), List.of(restsOn),
            Span.since(DAY), internal, true, Ids.next());
    }

    private static List<String> wrong(Norm norm) {
        return NormRank.wrong(norm, address -> Optional.ofNullable(FOOTINGS.get(address))).stream()
            .map(Violation::code).toList();
    }

    @Test
    void aNormRestsOnAHigherOneAndNeverOnItsEqual() {
        assertThat(wrong(norm(NormKind.REGULATION, false, "6458/121"))).isEmpty();
        assertThat(wrong(norm(NormKind.DIRECTIVE, false, "Y-1", "6458/121"))).isEmpty();
        assertThat(wrong(norm(NormKind.REGULATION, false, "Y-1"))).containsExactly("norm-basis-not-higher");
        assertThat(wrong(norm(NormKind.PRESIDENTIAL_DECREE, false, "Y-1")))
            .containsExactly("norm-basis-not-higher");
        assertThat(wrong(norm(NormKind.TREATY, false, "6458/121"))).containsExactly("norm-basis-not-higher");
    }

    @Test
    void whatIsWrongIsSaidOfEachProvisionAtOnceWithItsAddress() {
        List<Violation> wrong = NormRank.wrong(norm(NormKind.DIRECTIVE, false, "9999/1", "6458/999",
            "6458/124", "CBK-4/1", "G-1"), address -> Optional.ofNullable(FOOTINGS.get(address)));
        assertThat(wrong).extracting(Violation::code).containsExactly("norm-basis-unknown",
            "norm-basis-nowhere", "norm-basis-not-in-force", "norm-basis-not-in-force",
            "norm-basis-not-higher");
        assertThat(wrong).extracting(violation -> violation.args().getFirst()).containsExactly("9999/1",
            "6458/999", "6458/124", "CBK-4/1", "G-1");
        assertThat(wrong).extracting(Violation::field).containsOnly("rests_on");
    }

    @Test
    void aRegulationCarriesOutALawAndTheConstitutionAloneDoesNotBearIt() {
        assertThat(wrong(norm(NormKind.REGULATION, false, "2709/124")))
            .containsExactly("norm-basis-too-high");
        assertThat(wrong(norm(NormKind.REGULATION, false, "2709/124", "6458/121"))).isEmpty();
        assertThat(wrong(norm(NormKind.REGULATION, false))).containsExactly("norm-needs-basis");
    }

    @Test
    void theLegislatorsPowerComesFromTheConstitutionItself() {
        assertThat(Stream.of(NormKind.values()).filter(kind -> !kind.needsBasis())).containsExactly(
            NormKind.CONSTITUTION, NormKind.LAW, NormKind.TREATY, NormKind.DECREE_LAW,
            NormKind.PRESIDENTIAL_DECREE);
        assertThat(wrong(norm(NormKind.LAW, false))).isEmpty();
    }

    @Test
    void aPublicNormDoesNotRestOnOneThatOnlyOfficialsMayRead() {
        assertThat(wrong(norm(NormKind.CIRCULAR, false, "G-1"))).containsExactly("norm-basis-internal");
        assertThat(wrong(norm(NormKind.CIRCULAR, true, "G-1"))).isEmpty();
    }

    @Test
    void normsAreSortedByRankAndThenAsTurkishSorts() {
        List<String> titles = Stream.of("Şirket", "Ilgaz", "İzmir", "Çevre", "Cami", "Sağlık")
            .map(title -> new Norm("X-1", NormKind.DIRECTIVE, "", title, null, "", List.of(), List.of(),
                List.of(), OPEN, false, true, Ids.next())).sorted(Norm.order()).map(Norm::title).toList();
        assertThat(titles).containsExactly("Cami", "Çevre", "Ilgaz", "İzmir", "Sağlık", "Şirket");
        assertThat(List.of(NormKind.values())).isSortedAccordingTo(
            (one, other) -> Integer.compare(one.rank(), other.rank()));
    }
}
