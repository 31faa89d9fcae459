package divan.reporting;

import divan.journal.Journal;
import divan.journal.ProposalRows;
import divan.journal.ProposalRows.Row;
import divan.journal.Reconciliation;
import divan.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Every text of a section against the acts that proposed and decided it. */
@Component
class ReportReconciliation implements Reconciliation {
    private final SectionTexts rows;
    private final Journal journal;

    ReportReconciliation(SectionTexts rows, Journal journal) {
        this.rows = rows;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "reporting";
    }

    @Override
    public Reconciled reconcile() {
        return ProposalRows.held(journal, "reporting.section_text", Reports.PROPOSED, "report.text.",
            rows.all().stream().map(row -> new Row(row.act(), Organisation.subject(row.organ()), row.body(), row.decided(),
                row.decided() == null ? "" : Reports.type(row.decided().verdict()))).toList());
    }
}
