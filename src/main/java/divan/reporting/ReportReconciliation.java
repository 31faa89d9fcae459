package divan.reporting;

import divan.journal.FourEyes.Decided;
import divan.journal.ProposalRows;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every text of a section against the acts that proposed and decided it; acts whose text is gone. */
@Component
class ReportReconciliation implements Reconciliation {
    private static final List<String> VERDICTS =
        List.of(Reports.APPROVED, Reports.RETURNED, Reports.TAKEN_BACK);

    private final SectionTexts texts;
    private final Told told;

    ReportReconciliation(SectionTexts texts, Told told) {
        this.texts = texts;
        this.told = told;
    }

    @Override
    public String part() {
        return "reporting";
    }

    @Override
    public Reconciled reconcile() {
        return ProposalRows.held(told, "reporting.section_text", Reports.PROPOSED, VERDICTS,
            texts.all().stream().map(ReportReconciliation::row).toList());
    }

    private static ProposalRows.Row row(SectionText text) {
        Decided decided = text.decided();
        return new ProposalRows.Row(text.act(), text.body(), text.at(), text.post(), decided,
            decided == null ? "" : Reports.type(decided.verdict()));
    }
}
