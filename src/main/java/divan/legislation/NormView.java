package divan.legislation;

import divan.organisation.Organ;
import java.util.List;

/**
 * What the page of a norm says of it beside its text.
 *
 * @param organs that issued it, as they were on its first day or last are
 * @param resting norms that rest on it
 */
public record NormView(Norm norm, List<Organ> organs, List<Norm> resting) {
    static NormView of(Norm norm, NormBook book) {
        return new NormView(norm, norm.organs().stream().flatMap(number -> book.organ(number,
            norm.valid().from()).stream()).toList(), book.restingOn(norm.id()));
    }
}
