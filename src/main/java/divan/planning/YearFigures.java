package divan.planning;

import java.util.List;

/**
 * An indicator in one year.
 *
 * @param quarters four; without a value where it is reported once a year
 * @param whole the year
 * @param cumulative since the plan began: of a sum, the opening and everything since; of others the same as
 *        {@code whole}, except that a ratio is taken of its parts since then
 */
public record YearFigures(int year, List<Figure> quarters, Figure whole, Figure cumulative) {
    public YearFigures {
        quarters = List.copyOf(quarters);
    }
}
