package divan.reporting;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.planning.Indicator;
import divan.planning.Planning;
import divan.planning.TargetProgress.Progress;
import divan.web.Caller;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Activity reports as they are written in the program. An official of the organ whose report it is, or of a
 * unit below it, writes a section; another of the organ itself approves it or returns it with a reason. What
 * was approved last stands in the place of the pack's words; all that was written stays to be seen.
 */
@Component
public class Reports {
    /** Functions of posts. */
    public static final String WRITE = "report.write";
    public static final String APPROVE = "report.approve";
    static final String PROPOSED = "report.text-proposed";
    static final String APPROVED = "report.text-approved";
    static final String RETURNED = "report.text-returned";
    static final String TAKEN_BACK = "report.text-taken-back";
    /** An administration draws up its report every year, out of those of its units. */
    static final String BASIS = "5018/41/1";
    static final int LONGEST = 8000;
    private static final String PURPOSE = "activity-report";

    private final SectionTexts texts;
    private final ReportPart packs;
    private final Planning planning;
    private final OfficeRight rights;
    private final Organisation organisation;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Reports(SectionTexts texts, ReportPart packs, Planning planning, OfficeRight rights,
            Organisation organisation, Journal journal, Transactions transactions, Clock clock) {
        this.texts = texts;
        this.packs = packs;
        this.planning = planning;
        this.rights = rights;
        this.organisation = organisation;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The organ whose report the caller's unit writes at: its own, or the nearest above it.
     *
     * @return the caller's own organ where none of them has a report
     * @throws Failure FORBIDDEN for whoever neither writes nor approves
     */
    String organ(Caller caller) {
        if (!rights.may(caller, WRITE) && !rights.may(caller, APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        String own = rights.own(caller).number();
        List<String> above = packs.organs().stream().filter(organ -> isWithin(own, organ)).toList();
        return above.stream().filter(organ -> above.stream().noneMatch(other -> !other.equals(organ)
            && isWithin(other, organ))).findFirst().orElse(own);
    }

    private boolean isWithin(String organ, String above) {
        return organisation.isWithin(organ, above, rights.today());
    }

    boolean mayWrite(Caller caller) {
        return rights.may(caller, WRITE);
    }

    /** Only the organ itself answers for its report (5018/41/1). */
    boolean mayApprove(Caller caller, String organ) {
        return rights.may(caller, APPROVE) && rights.own(caller).number().equals(organ);
    }

    /** Years of which the organ has a report, the latest first. */
    List<Integer> years(String organ) {
        return packs.years(organ);
    }

    private ReportPart.Kept kept(String organ, int year) {
        return packs.of(organ, year).orElseThrow(Failure::notFound);
    }

    /**
     * @param states every section in its order, and what was written for it
     * @param origins how many values of the plan's indicators come from the program, from the pack, and from
     *        nobody
     */
    record Standing(AnnualReport report, List<SectionState> states, List<Long> origins) {
    }

    /**
     * The report as it stands now.
     *
     * @param lang one of {@link AnnualReport#LANGUAGES}
     * @throws Failure NOT_FOUND where the organ has none of that year
     */
    public AnnualReport draw(String organ, int year, String lang) {
        return standing(organ, year, lang).report();
    }

    /** @see #draw */
    Standing standing(String organ, int year, String lang) {
        ReportPart.Kept kept = kept(organ, year);
        List<SectionText> written = of(organ, year);
        Narrative narrative = narrative(written);
        List<Progress> progress = progress(kept);
        AnnualReport report = AnnualReport.draw(kept.pack(), year, lang, narrative, here(progress));
        Map<String, List<SectionText>> bySection = written.stream()
            .collect(Collectors.groupingBy(SectionText::section));
        return new Standing(report, report.headings().stream().map(heading -> new SectionState(heading,
            bySection.getOrDefault(heading.id(), List.of()), narrative.of(heading.id(), kept.definition()),
            report.isLacking(heading))).toList(), origins(progress));
    }

    /** Values that the plan's pages compute too: the report asks the same door. */
    private List<Progress> progress(ReportPart.Kept kept) {
        return planning.plans().stream().filter(plan -> plan.id().equals(kept.definition().plan()))
            .flatMap(plan -> planning.targets(plan, kept.year()).stream())
            .flatMap(target -> target.lines().stream()).toList();
    }

    private Map<String, Reached> here(List<Progress> all) {
        return all.stream().filter(Progress::computed).collect(Collectors.toMap(one -> one.line().id(),
            one -> new Reached(Objects.requireNonNull(one.reached()), planning.indicator(one.line().id())
                .filter(Indicator::falling).isPresent())));
    }

    private static List<Long> origins(List<Progress> all) {
        long here = all.stream().filter(Progress::computed).count();
        long unknown = all.stream().filter(one -> one.reached() == null).count();
        return List.of(here, all.size() - here - unknown, unknown);
    }

    /** The last of a section that was approved counts. */
    private static Narrative narrative(List<SectionText> texts) {
        Map<String, Map<String, String>> words = texts.stream().filter(SectionText::isApproved)
            .sorted(Comparator.comparing(text -> Objects.requireNonNull(text.decided()).at()))
            .collect(Collectors.toMap(SectionText::section, SectionText::languages, (one, later) -> later));
        Set<String> waiting = texts.stream().filter(SectionText::isOpen).map(SectionText::section)
            .collect(Collectors.toSet());
        return new Narrative(words, waiting);
    }

    /** The latest first. */
    List<SectionText> of(String organ, int year) {
        return transactions.as(RowIdentity.SYSTEM, () -> texts.of(organ, year));
    }

    boolean isOwn(Caller caller, SectionText text) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            text.act(), PROPOSED), caller.person()));
    }

    /**
     * @param turkish binds; {@code english} may be empty
     * @throws Failure CONFLICT where a text of this section waits; NOT_FOUND without such a report or where
     *         nobody writes words for the section; FORBIDDEN
     */
    void propose(Caller caller, int year, String section, String turkish, String english) {
        List<String> chain = rights.chain(caller, WRITE);
        String organ = organ(caller);
        kept(organ, year);
        if (!Sections.isWritten(section)) {
            throw Failure.notFound();
        }
        SectionText text = new SectionText(Ids.next(), organ, year, section, turkish, english,
            clock.instant(), caller.heldPost(), null);
        transactions.run(RowIdentity.SYSTEM, () -> {
            append(caller, chain, text.act(), PROPOSED, text, text.body());
            try {
                texts.add(text);
            } catch (DuplicateKeyException e) {
                throw Failure.conflict("report-open");
            }
        });
    }

    /**
     * Approves, returns or takes back.
     *
     * @throws Failure FORBIDDEN where whoever wrote approves or returns, or another takes back; CONFLICT
     *         where it is decided; INVALID where a reason is missing
     */
    void decide(Caller caller, UUID id, Verdict verdict, String answer) {
        boolean back = verdict == Verdict.TAKEN_BACK;
        List<String> chain = rights.chain(caller, back ? WRITE : APPROVE);
        String organ = organ(caller);
        if (!back && !mayApprove(caller, organ)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        transactions.run(RowIdentity.SYSTEM, () -> {
            SectionText text = texts.find(id).filter(one -> one.organ().equals(organ))
                .orElseThrow(Failure::notFound);
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            FourEyes.answered(verdict, answer);
            Decided decided = new Decided(verdict, clock.instant(), caller.heldPost(), answer, Ids.next());
            if (!texts.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = new LinkedHashMap<>(text.body());
            body.putAll(FourEyes.told(proposed, answer));
            append(caller, chain, decided.act(), type(verdict), text, body);
        });
    }

    static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, SectionText text,
            Map<String, Object> body) {
        journal.append(new Act(act, clock.instant(), caller.actor(chain), type,
            List.of(Organisation.subject(text.organ())), List.of(BASIS), PURPOSE, body, false));
    }
}
