package divan.reporting;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A pack's reports are sound when they can be drawn: inputs hold together, and every section is known. */
@Component
@Order(75)
class ReportPart implements PackPart {
    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (int year : AnnualReport.years(pack)) {
            try {
                findings.addAll(AnnualReport.draw(pack, year, "tr").blocks().isEmpty()
                    ? List.of(new Malformed(Definition.path(year), 1, "the report is empty").finding())
                    : List.of());
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }
}
