package divan.reliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliancesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    private static Thing thing(Kind kind, String id) {
        return Thing.unnamed(kind, id, "");
    }

    private static Reliance line(Kind kind, String id, String provision) {
        return Reliance.of(thing(kind, id), Address.known(provision), "x.yaml:1");
    }

    private static Reliance through(Kind kind, String id, Kind of, String other) {
        return Reliance.of(thing(kind, id), new Thing.Key(of, other), "x.yaml:2");
    }

    private static List<String> touched(Reliances index, String provision) {
        return index.touchedBy(new ProposedChange(Address.known(provision), ProposedChange.Sort.REPEAL, DAY))
            .stream().map(t -> t.thing().key() + " " + t.because().getFirst().reason().code()).toList();
    }

    @Test
    void whatCitesTheVeryProvisionAPartOrTheWholeIsTouchedAndSaysWhich() {
        Reliances index = Reliances.of(List.of(line(Kind.SERVICE, "very", "6458/31/1"),
            line(Kind.SERVICE, "part", "6458/31/1-a"), line(Kind.SERVICE, "article", "6458/31"),
            line(Kind.SERVICE, "law", "6458"), line(Kind.SERVICE, "beside", "6458/31/2"),
            line(Kind.SERVICE, "other", "6698/31/1")));
        assertThat(touched(index, "6458/31/1")).containsExactly("service article cites-whole",
            "service law cites-whole", "service part cites-part", "service very cites");
    }

    @Test
    void aChangeOfAWholeLawIsOneOfEverythingInIt() {
        Reliances index = Reliances.of(List.of(line(Kind.SERVICE, "a", "6458/31/1-a"),
            line(Kind.SERVICE, "b", "6458"), line(Kind.SERVICE, "c", "64/1")));
        assertThat(touched(index, "6458")).containsExactly("service a cites-part", "service b cites");
    }

    @Test
    void whatStandsOnATouchedThingIsTouchedThroughIt() {
        Reliances index = Reliances.of(List.of(line(Kind.PARAMETER, "days", "6458/24/2"),
            through(Kind.SERVICE, "extension", Kind.PARAMETER, "days"),
            through(Kind.INDICATOR, "permits", Kind.SERVICE, "extension"),
            through(Kind.SERVICE, "extension", Kind.INDICATOR, "permits")));
        assertThat(touched(index, "6458/24")).containsExactly("service extension through",
            "parameter days cites-part", "indicator permits through");
        assertThat(touched(index, "6458/25")).isEmpty();
    }

    @Test
    void aThingThatCitesIsToldByItsOwnCitationsAndOnce() {
        Reliances index = Reliances.of(List.of(line(Kind.SERVICE, "extension", "6458/24/2"),
            line(Kind.SERVICE, "extension", "6458/24"), line(Kind.SERVICE, "extension", "6458/24/2"),
            line(Kind.PARAMETER, "days", "6458/24/2"),
            through(Kind.SERVICE, "extension", Kind.PARAMETER, "days")));
        List<Touched> all = index.touchedBy(new ProposedChange(Address.known("6458/24/2"),
            ProposedChange.Sort.AMEND, DAY));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().because()).extracting(b -> b.reason() + " " + b.basis())
            .containsExactlyInAnyOrder("CITES 6458/24/2", "CITES_WHOLE 6458/24");
    }

    @Test
    void whatEndsBeforeTheDayIsNotTouchedAndWhatEndsLaterIs() {
        Thing thing = thing(Kind.PARAMETER, "days");
        Address provision = Address.known("6458/24/2");
        assertThat(touched(Reliances.of(List.of(new Reliance(thing, provision, "", DAY))), "6458/24/2"))
            .isEmpty();
        assertThat(touched(Reliances.of(List.of(new Reliance(thing, provision, "", DAY.plusDays(1)))),
            "6458/24/2")).hasSize(1);
    }

    /** Against the plain definition, on random addresses and questions. */
    @Test
    void theIndexFindsWhatAWalkOverEverythingFinds() {
        Random random = new Random(4);
        List<Reliance> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            lines.add(line(Kind.RULE, "r" + i, address(random)));
        }
        Reliances index = Reliances.of(lines);
        for (int i = 0; i < 500; i++) {
            Address asked = Address.known(address(random));
            List<String> plain = lines.stream().filter(line -> asked.covers((Address) line.basis())
                || ((Address) line.basis()).covers(asked)).map(line -> line.thing().id()).sorted().toList();
            assertThat(index.touchedBy(new ProposedChange(asked, ProposedChange.Sort.AMEND, DAY)))
                .as(asked.text()).extracting(t -> t.thing().id()).containsExactlyElementsOf(plain);
        }
    }

    private static String address(Random random) {
        String[] parts = {String.valueOf(1 + random.nextInt(3)),
            "/" + (random.nextInt(4) == 0 ? "gecici-" : "") + (1 + random.nextInt(12))
                + (random.nextInt(5) == 0 ? "A" : ""),
            "/" + (1 + random.nextInt(12)), "-" + "abcçdı".charAt(random.nextInt(6)),
            "-" + (1 + random.nextInt(3))};
        return String.join("", IntStream.rangeClosed(0, random.nextInt(parts.length))
            .mapToObj(i -> parts[i]).toList());
    }
}
