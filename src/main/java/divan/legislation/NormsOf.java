package divan.legislation;

import divan.organisation.Organ;
import java.util.List;
import java.util.Map;

/** Norms that an organ issued, by kind in the order of rank. */
public record NormsOf(Organ organ, Map<NormKind, List<Norm>> norms) {
}
