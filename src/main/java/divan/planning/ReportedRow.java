package divan.planning;

/** An indicator of a unit, and what it has of this year and the one before. */
public record ReportedRow(Indicator indicator, YearFigures before, YearFigures now) {
}
