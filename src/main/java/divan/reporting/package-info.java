/**
 * The activity report of an administration: Law 5018, article 41; regulation on strategic plans, performance
 * programmes and activity reports (RG 22.4.2021/31462) for the order of its sections.
 *
 * <p>Doors: {@link divan.reporting.AnnualReport} draws one from a pack, {@link divan.reporting.Reports} the
 * one of an organ as it stands in the program, with the sections that its officials wrote and approved, each
 * by an act (decision 0069). A report is blocks (headings, words, tables, figures);
 * HTML, PDF/A and DOCX are drawn from the same blocks, so they cannot differ. Invariants: every number in
 * a table is computed from inputs or is one; what a published report printed is never shown as a value,
 * only beside one; every printed cell stands in the comparison with what follows, or with why nothing does.
 */
@NullMarked
package divan.reporting;

import org.jspecify.annotations.NullMarked;
