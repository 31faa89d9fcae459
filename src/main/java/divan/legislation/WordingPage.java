package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Commencement;
import java.time.LocalDate;
import java.util.List;

/**
 * What the page of a provision shows of the law's text.
 *
 * @param lines the provision and what stands in it, each with what is known of it on the day
 * @param names what it names, with the law's number
 * @param namedBy what names it
 */
public record WordingPage(LawVersion version, Wording wording, Commencement commencement,
        Standing standing, List<Line> lines, List<Change> changes, List<Named> names, List<String> namedBy) {

    /** @param isThere whether there is a page of it */
    public record Named(String address, boolean isThere) {
    }

    /** @param standing what is known of its own words on the day */
    public record Line(Wording wording, Standing standing) {
        public boolean known() {
            return standing.state() == Standing.State.IN_FORCE;
        }

        public boolean isYetToCome() {
            return standing.state() == Standing.State.NOT_YET && standing.began() != null;
        }
    }

    static WordingPage of(Consolidation law, LawVersion version, Wording wording, LocalDate day) {
        List<Change> changes = law.changes(version, wording.article());
        Commencement commencement = law.commencement(version);
        List<Line> lines = law.article(version, wording.article()).stream()
            .filter(line -> Standing.isWithin(line.place(), wording.place()))
            .map(line -> new Line(line, ofWords(commencement, line, changes, day))).toList();
        return new WordingPage(version, wording, commencement, law.standing(version, wording, day), lines,
            changes.stream().filter(change -> Standing.isWithin(change.address(), wording.place())
                || Standing.isWithin(wording.place(), change.address())).toList(),
            law.named(version, wording.place()).stream()
                .map(citing -> new Named(citing.target(), citing.isThere())).distinct().toList(),
            law.naming(version.law(), wording.address()).stream().map(Citing::by).distinct().toList());
    }

    /**
     * A line's own words are known from the last change of itself and of what it stands in; a change further
     * down does
     * not touch them.
     */
    private static Standing ofWords(Commencement law, Wording line, List<Change> changes, LocalDate day) {
        List<Change> above = changes.stream()
            .filter(change -> Standing.isWithin(line.place(), change.address()))
            .toList();
        return Standing.of(line.place(), above, law, day);
    }
}
