package divan.legislation;

import divan.organisation.Organ;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the page of a norm says of it beside its text.
 *
 * @param organs that issued it or what rests on it, by number, as they were on a first day or last are
 * @param resting norms that rest on it
 */
public record NormView(Norm norm, Map<String, Organ> organs, List<Norm> resting) {
    static NormView of(Norm norm, NormBook book) {
        List<Norm> resting = book.restingOn(norm.id());
        return new NormView(norm, book.issuing(Stream.concat(Stream.of(norm), resting.stream()).toList()),
            resting);
    }
}
