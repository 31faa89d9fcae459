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
import divan.kernel.Violation;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.web.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Activity reports of the packs in force. Sections are written by an official of the organ whose report it is
 * and approved by another; what was approved last stands in the place of the pack's words. A pack's reports
 * are sound when they can be drawn: inputs hold together, and every section is known.
 */
@Component
@Order(75)
public class Reports implements PackPart {
    /** Functions of posts. */
    public static final String WRITE = "report.write";
    public static final String APPROVE = "report.approve";
    static final String PROPOSED = "report.text.proposed";
    static final String APPROVED = "report.text.approved";
    static final String RETURNED = "report.text.returned";
    static final String TAKEN_BACK = "report.text.taken-back";
    /** Who answers for an administration draws up its report every year. */
    static final String BASIS = "5018/41/1";
    static final int LONGEST = 8000;
    private static final String PURPOSE = "activity-report";

    private final SectionTexts texts;
    private final OfficeRight rights;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, Pack> packs = new ConcurrentHashMap<>();

    Reports(SectionTexts texts, OfficeRight rights, Journal journal, Transactions transactions, Clock clock) {
        this.texts = texts;
        this.rights = rights;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Finding> check(Pack pack) {
        return faults(pack);
    }

    static List<Finding> faults(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (int year : AnnualReport.years(pack)) {
            try {
                if (AnnualReport.draw(pack, year, "tr").blocks().isEmpty()) {
                    throw new Malformed(Definition.path(year), 1, "the report is empty");
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        if (AnnualReport.years(pack).isEmpty()) {
            packs.remove(pack.name());
        } else {
            packs.put(pack.name(), pack);
        }
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    /** @throws Failure FORBIDDEN for whoever neither writes nor approves */
    String organ(Caller caller) {
        if (!may(caller, WRITE) && !may(caller, APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return rights.own(caller).number();
    }

    /** Years of which the organ has a report, the latest first. */
    List<Integer> years(String organ) {
        return packs.values().stream().flatMap(pack -> AnnualReport.years(pack).stream()
            .filter(year -> Definition.read(pack, year).organ().equals(organ))).distinct()
            .sorted((one, other) -> Integer.compare(other, one)).toList();
    }

    /** The words that a section has now, by language; empty where it has none. */
    Map<String, String> words(String organ, int year, String section) {
        List<SectionText> said = approved(organ, year).stream().filter(text -> text.section().equals(section))
            .toList();
        return said.isEmpty() ? Definition.read(pack(organ, year), year).narrative()
            .getOrDefault(section, Map.of()) : said.getLast().languages();
    }

    private Pack pack(String organ, int year) {
        return packs.values().stream().filter(pack -> AnnualReport.years(pack).contains(year)
            && Definition.read(pack, year).organ().equals(organ)).findFirst().orElseThrow(Failure::notFound);
    }

    /**
     * The report as it stands now.
     *
     * @throws Failure NOT_FOUND where the organ has none of that year
     */
    public AnnualReport draw(String organ, int year, String lang) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        approved(organ, year).forEach(text -> words.put(text.section(), text.languages()));
        return AnnualReport.draw(pack(organ, year), year, lang, words);
    }

    /** What stands, in the order of its approval: the last of a section counts. */
    private List<SectionText> approved(String organ, int year) {
        return of(organ, year).stream().filter(text -> text.decided() != null
            && text.decided().verdict() == Verdict.APPROVED).sorted((one, other) ->
                Objects.requireNonNull(one.decided()).at()
                    .compareTo(Objects.requireNonNull(other.decided()).at())).toList();
    }

    /** The latest first. */
    List<SectionText> of(String organ, int year) {
        return transactions.as(RowIdentity.SYSTEM, () -> texts.of(organ, year));
    }

    Optional<SectionText> waiting(String organ, int year, String section) {
        return of(organ, year).stream().filter(text -> text.isOpen() && text.section().equals(section))
            .findFirst();
    }

    boolean isOwn(Caller caller, SectionText text) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            text.act(), PROPOSED), caller.person()));
    }

    /** @throws Failure CONFLICT where a text of this section waits; NOT_FOUND without such a report */
    void propose(Caller caller, int year, String section, String turkish, String english) {
        List<String> chain = rights.chain(caller, WRITE);
        String organ = rights.own(caller).number();
        Objects.requireNonNull(pack(organ, year));
        transactions.run(RowIdentity.SYSTEM, () -> {
            SectionText text = new SectionText(Ids.next(), organ, year, section, turkish, english,
                clock.instant(), post(caller), null);
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
        List<String> chain = rights.chain(caller, verdict == Verdict.TAKEN_BACK ? WRITE : APPROVE);
        String organ = rights.own(caller).number();
        transactions.run(RowIdentity.SYSTEM, () -> {
            SectionText text = texts.find(id).filter(one -> one.organ().equals(organ))
                .orElseThrow(Failure::notFound);
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            if (verdict == Verdict.RETURNED && answer.length() < 3) {
                throw Failure.invalid(List.of(Violation.of("norm-reason", "answer")));
            }
            Decided decided = new Decided(verdict, clock.instant(), post(caller), answer, Ids.next());
            if (!texts.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = text.body();
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

    private static String post(Caller caller) {
        return Objects.requireNonNull(caller.post()).id();
    }
}
