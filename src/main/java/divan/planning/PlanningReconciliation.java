package divan.planning;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.FourEyes.Decided;
import divan.journal.Reconciliation;
import divan.journal.Told;
import divan.planning.Indicator.Acts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Every value against the acts that it comes from: counted ones again from the first act on, quarter by
 * quarter and organ by organ; reported ones as they were reported and approved. What the follower has not
 * reached yet is no discrepancy.
 */
@Component
class PlanningReconciliation implements Reconciliation {
    private static final String REPORT = "planning.report";
    private static final List<String> REPORTING = List.of(Reporting.REPORTED, Reporting.APPROVED,
        Reporting.RETURNED, Reporting.TAKEN_BACK);

    private final PlanBook book;
    private final Tallies tallies;
    private final ReportRows rows;
    private final Told told;

    PlanningReconciliation(PlanBook book, Tallies tallies, ReportRows rows, Told told) {
        this.book = book;
        this.tallies = tallies;
        this.rows = rows;
        this.told = told;
    }

    @Override
    public String part() {
        return "planning";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        long checked = counted(wrong);
        Map<UUID, Act> acts = new HashMap<>();
        told.each(REPORTING, act -> acts.put(act.id(), act));
        List<Report> reports = rows.all();
        reports.forEach(report -> report(report, acts, wrong));
        Set<UUID> kept = new HashSet<>(reports.stream().map(Report::act).toList());
        acts.values().stream().filter(act -> act.type().equals(Reporting.REPORTED)
                && !kept.contains(act.id()))
            .forEach(act -> wrong.add(Discrepancy.of("row-gone", REPORT, act.id(), act.id())));
        Set<Tallies.Entered> approved = new HashSet<>();
        acts.values().stream().filter(act -> act.type().equals(Reporting.APPROVED)).forEach(act ->
            plain(Report.lines(act.body())).forEach(line ->
                approved.add(Tallies.Entered.of(act.id(), line))));
        List<Tallies.Entered> entered = tallies.entered();
        entered.stream().filter(row -> !approved.contains(row)).forEach(row ->
            wrong.add(Discrepancy.of("row-differs", "planning.entered", row.act(), row.act())));
        return new Reconciled(checked + reports.size() + entered.size(), 0, wrong);
    }

    /** Sums again from the first act on. */
    private long counted(List<Discrepancy> wrong) {
        long checked = 0;
        for (Indicator indicator : book.all()) {
            if (indicator.source() instanceof Acts acts) {
                Map<Tallies.Sum, Long> again = again(indicator, acts.type(), wrong);
                Map<Tallies.Sum, Long> stored = tallies.sums(List.of(indicator.id()));
                Set<Tallies.Sum> keys = new HashSet<>(again.keySet());
                keys.addAll(stored.keySet());
                keys.stream().filter(key -> !Objects.equals(again.get(key), stored.get(key))).forEach(key ->
                    wrong.add(Discrepancy.of("row-differs", "planning.quarter", key.indicator() + " "
                        + key.organ() + " " + key.period().code(), null)));
                checked += keys.size();
            }
        }
        return checked;
    }

    /**
     * What comes before an act that was counted was counted too: the follower takes them in order. One that
     * was erased says no more what it was about; it counts on where it was counted.
     */
    private Map<Tallies.Sum, Long> again(Indicator indicator, String type, List<Discrepancy> wrong) {
        Map<Tallies.Sum, Long> again = new HashMap<>();
        Set<UUID> counted = tallies.counted(indicator.id());
        List<UUID> skipped = new ArrayList<>();
        told.each(List.of(type), act -> {
            if (act.erased() ? counted.contains(act.id()) : Counting.counts(indicator, act)) {
                if (counted.contains(act.id())) {
                    skipped.forEach(id -> wrong.add(Discrepancy.of("row-gone", "planning.counted", id, id)));
                    skipped.clear();
                    again.merge(new Tallies.Sum(indicator.id(), Counting.organ(act),
                        Period.of(Counting.day(act))), 1L, Long::sum);
                } else {
                    skipped.add(act.id());
                }
            }
        });
        return again;
    }

    private static void report(Report report, Map<UUID, Act> acts, List<Discrepancy> wrong) {
        Act made = acts.get(report.act());
        Decided decided = report.decided();
        boolean same = made != null && made.type().equals(Reporting.REPORTED)
            && says(made, report) && made.at().equals(report.at())
            && Objects.equals(made.actor().post(), report.post());
        if (same && decided != null) {
            Act by = acts.get(decided.act());
            same = by != null && by.type().equals(Reporting.type(decided.verdict())) && says(by, report)
                && by.at().equals(decided.at()) && Objects.equals(by.actor().post(), decided.post())
                && decided.answer().equals(by.body().get("answer"));
        } else if (same) {
            same = acts.values().stream().noneMatch(act -> report.act().toString()
                .equals(act.body().get("proposal")));
        }
        if (!same) {
            wrong.add(Discrepancy.of("row-differs", REPORT, report.act(), report.act()));
        }
    }

    private static boolean says(Act act, Report report) {
        return act.erased() || report.organ().equals(act.body().get("organ"))
            && report.source().equals(act.body().get("source"))
            && report.evidence().equals(act.body().get("evidence"))
            && same(Report.lines(act.body()), report.lines());
    }

    /** Numbers may have come back from the database with fewer zeros. */
    private static boolean same(List<ReportLine> one, List<ReportLine> other) {
        return plain(one).equals(plain(other));
    }

    private static Set<ReportLine> plain(List<ReportLine> lines) {
        Set<ReportLine> plain = new HashSet<>();
        lines.forEach(line -> plain.add(new ReportLine(line.indicator(), line.organ(), line.period(),
            line.value().stripTrailingZeros(), line.late(), line.corrects(), line.why())));
        return plain;
    }
}
