package divan.legislation;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.lawtext.Census;
import divan.lawtext.Change;
import divan.lawtext.LawFile;
import divan.lawtext.LawText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Consolidated texts of laws: taken in by an act each, whole or not at all; asked for by address and day. The
 * wording is
 * the state's; our summaries stay in the packs.
 */
@Component
public class Consolidation {
    public static final String IMPORTED = "law.imported";
    /** Whoever answers for information keeps it in order and ready (decision 0023). */
    static final String BASIS = "4982/5/1";
    private static final String PURPOSE = "law-keeping";

    private final LawVersions versions;
    private final Norms norms;
    private final Journal journal;
    private final Transactions transactions;

    Consolidation(LawVersions versions, Norms norms, Journal journal, Transactions transactions) {
        this.versions = versions;
        this.norms = norms;
        this.journal = journal;
        this.transactions = transactions;
    }

    /**
     * Takes laws in, all in one transaction. A text that is the law's latest already is left as it is.
     *
     * @param laws good ones only ({@link LawFile#isGood})
     * @param since the day from which these texts count
     * @return the versions that are new
     */
    public List<LawVersion> take(List<LawFile> laws, Actor by, Instant at, LocalDate since) {
        return transactions.as(RowIdentity.SYSTEM, () -> {
            versions.lock();
            List<LawVersion> fresh = new ArrayList<>();
            for (LawFile law : laws) {
                Optional<LawVersion> before = versions.latest(law.number());
                if (before.isEmpty() || !before.get().sha256().equals(law.sha256())) {
                    fresh.add(take(law, before.map(LawVersion::version).orElse(0) + 1, by, at, since));
                }
            }
            return fresh;
        });
    }

    private LawVersion take(LawFile law, int number, Actor by, Instant at, LocalDate since) {
        LawText text = Objects.requireNonNull(law.text());
        LawVersion version = new LawVersion(law.number(), number, since, law.title(), accepted(law),
            gazette(law),
            law.facts().getOrDefault("source_url", ""), law.sha256(), Ids.next());
        journal.append(new Act(version.act(), at, by, IMPORTED, List.of(), List.of(BASIS), PURPOSE,
            body(version, Objects.requireNonNull(law.census())), false));
        keep(version, text);
        if (norms.find(law.number()).isEmpty()) {
            norms.put(asNorm(version));
        }
        return version;
    }

    /** In the transaction of the act that brings the text. */
    void keep(LawVersion version, LawText text) {
        versions.add(version, text.source());
        LawRows rows = new LawRows(text, version.version());
        versions.addProvisions(rows.provisions());
        versions.addChanges(rows.changes());
        versions.addReferences(rows.references());
    }

    private static Norm asNorm(LawVersion version) {
        LocalDate from = version.accepted() == null ? version.since() : version.accepted();
        return new Norm(version.law(), NormKind.ofLaw(version.law()), version.law(), version.title(),
            version.accepted(), version.gazette(), List.of(), List.of(), Span.since(from), false, true,
            version.act());
    }

    private static Map<String, Object> body(LawVersion version, Census census) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("law", version.law());
        body.put("version", version.version());
        body.put("since", version.since().toString());
        body.put("sha256", version.sha256());
        body.put("articles", census.plain() + census.lettered() + census.additional() + census.provisional()
            + census.repeated());
        body.put("paragraphs", census.paragraphs());
        body.put("clauses", census.clauses() + census.subclauses());
        body.put("amendments", census.amendments());
        body.put("references", census.references());
        body.put("unclassified", census.unclassified());
        return body;
    }

    private static @Nullable LocalDate accepted(LawFile law) {
        try {
            return LocalDate.parse(law.facts().getOrDefault("accepted_date", ""));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String gazette(LawFile law) {
        return Stream.of("gazette_date", "gazette_number").map(law.facts()::get).filter(Objects::nonNull)
            .reduce((day, number) -> day + "/" + number).orElse("");
    }

    /** The latest text of every law that was taken in, by number. */
    public List<LawVersion> laws() {
        return versions.all();
    }

    /** The text that counts on that day; for days before the first, the first. */
    public Optional<LawVersion> on(String law, LocalDate day) {
        return versions.on(law, day);
    }

    public String source(LawVersion version) {
        return versions.source(version);
    }

    public List<Wording> articles(LawVersion version) {
        return versions.articles(version);
    }

    /** An article with all that stands in it, in order; empty where there is none. */
    public List<Wording> article(LawVersion version, String article) {
        return versions.article(version, article);
    }

    /** @param place without the law's number; 22 finds 21-23 where these articles stand as one */
    public Optional<Wording> find(LawVersion version, String place) {
        return versions.find(version, place).or(() -> place.matches("\\d{1,4}")
            ? versions.articles(version).stream()
            .filter(article -> isWithinRange(Integer.parseInt(place), article.place())).findFirst()
            : Optional.empty());
    }

    private static boolean isWithinRange(int number, String range) {
        String[] ends = range.split("-");
        return range.matches("\\d{1,4}-\\d{1,4}") && Integer.parseInt(ends[0]) <= number
            && number <= Integer.parseInt(ends[1]);
    }

    /** Changes told at the article or in it, and those of the whole law, in the order of the text. */
    public List<Change> changes(LawVersion version, String article) {
        return versions.changes(version, article);
    }

    /** What is known of a provision; of a norm that has ended nothing is in force. */
    public Standing standing(LawVersion version, Wording wording, LocalDate day) {
        Standing own = Standing.of(wording.place(), versions.changes(version, wording.article()),
            version.accepted(), day);
        LocalDate ended = norms.find(version.law()).map(norm -> norm.valid().until()).orElse(null);
        return ended == null || day.isBefore(ended) ? own
            : new Standing(Standing.State.NO_MORE, own.began(), own.knownFrom(), ended);
    }

    public List<Citing> named(LawVersion version, String place) {
        return versions.named(version, place);
    }

    public List<Citing> naming(String law, String address) {
        return versions.naming(law, address);
    }

    /** The day of law at an instant. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Turkish.ZONE);
    }
}
