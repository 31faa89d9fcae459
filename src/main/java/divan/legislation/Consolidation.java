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
import divan.lawtext.Commencement;
import divan.lawtext.CommencementReading;
import divan.lawtext.LawFile;
import divan.lawtext.LawHeader;
import divan.lawtext.LawText;
import jakarta.annotation.PostConstruct;
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
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Commencements commencements;
    private final Norms norms;
    private final Journal journal;
    private final Transactions transactions;

    Consolidation(LawVersions versions, Commencements commencements, Norms norms, Journal journal,
            Transactions transactions) {
        this.versions = versions;
        this.commencements = commencements;
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
                    fresh.add(take(law, before.map(LawVersion::version).orElse(0) + 1,
                        new Taking(Ids.next(), by, at, List.of(), since, Map.of())));
                }
            }
            return fresh;
        });
    }

    /**
     * How a text is taken in.
     *
     * @param act its id
     * @param told what the act says beside the text's figures: whose proposal it approves
     */
    record Taking(UUID act, Actor by, Instant at, List<UUID> subjects, LocalDate since,
            Map<String, Object> told) {
    }

    /** Takes one in that is not the law's latest, in the transaction of what it approves. */
    LawVersion take(LawFile law, Taking taking) {
        versions.lock();
        return take(law, versions.latest(law.number()).map(LawVersion::version).orElse(0) + 1, taking);
    }

    private LawVersion take(LawFile law, int number, Taking taking) {
        LawText text = Objects.requireNonNull(law.text());
        LawHeader header = LawHeader.of(text.source());
        LocalDate accepted = day(law.facts(), "accepted_date");
        LawVersion version = new LawVersion(law.number(), number, taking.since(), law.title(),
            accepted == null ? header.accepted() : accepted, gazette(law, header),
            law.facts().getOrDefault("source_url", ""), law.sha256(), taking.act());
        Map<String, Object> body = body(version, Objects.requireNonNull(law.census()));
        body.putAll(taking.told());
        journal.append(new Act(version.act(), taking.at(), taking.by(), IMPORTED, taking.subjects(),
            List.of(BASIS), PURPOSE, body, false));
        Commencement from =
            CommencementReading.of(text, day(law.facts(), "gazette_date"), version.accepted());
        keep(version, text, from);
        if (norms.find(law.number()).isEmpty()) {
            norms.put(asNorm(version, from, null));
        }
        return version;
    }

    /**
     * Texts that were taken in before their beginning was read are read once more. What an import said of a
     * norm follows; what a pack said of it stays.
     */
    @PostConstruct
    void readAgain() {
        transactions.run(RowIdentity.SYSTEM, () -> {
            if (commencements.unread().isEmpty()) {
                return;
            }
            versions.lock();
            for (LawVersion version : commencements.unread()) {
                Optional<Norm> norm = norms.find(version.law());
                boolean isEntered = norm.filter(one -> one.kind().isOfOrgans()).isPresent();
                Commencement from = isEntered && version.accepted() != null
                    ? Commencement.given(version.accepted())
                    : CommencementReading.of(LawText.of(version.law(), versions.source(version)),
                        published(version), version.accepted());
                commencements.add(version, from);
                norm.filter(one -> !isEntered && one.act().equals(version.act()))
                    .ifPresent(one -> norms.put(asNorm(version, from, one.valid().until())));
            }
        });
    }

    private static @Nullable LocalDate published(LawVersion version) {
        String day = version.gazette().split("/")[0];
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(day) : null;
    }

    /** In the transaction of the act that brings the text. */
    void keep(LawVersion version, LawText text, Commencement from) {
        versions.add(version, text.source());
        commencements.add(version, from);
        LawRows rows = new LawRows(text, version.version());
        versions.addProvisions(rows.provisions());
        versions.addChanges(rows.changes());
        versions.addReferences(rows.references());
    }

    private static Norm asNorm(LawVersion version, Commencement commencement, @Nullable LocalDate until) {
        LocalDate from = commencement.first().orElse(version.since());
        return new Norm(version.law(), NormKind.ofLaw(version.law()), version.law(), version.title(),
            version.accepted(), version.gazette(), List.of(), List.of(), List.of(), new Span(from, until),
            false, true, version.act());
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

    static @Nullable LocalDate day(Map<String, String> facts, String name) {
        try {
            return LocalDate.parse(facts.getOrDefault(name, ""));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Day and number, as the text prints them, else as its source says. */
    private static String gazette(LawFile law, LawHeader header) {
        String day = header.published() == null ? law.facts().get("gazette_date")
            : header.published().toString();
        String number = header.gazette().isEmpty() ? law.facts().get("gazette_number") : header.gazette();
        return Stream.of(day, number).filter(one -> one != null && !one.isEmpty())
            .reduce((first, second) -> first + "/" + second).orElse("");
    }

    /** From when the provisions of a text are in force, as the law itself says. */
    public Commencement commencement(LawVersion version) {
        return commencements.of(version);
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

    /**
     * @param place without the law's number; 22 finds 21-23 where these articles stand as one, and 42/A the
     *        article 42A where 42 has no such paragraph
     */
    public Optional<Wording> find(LawVersion version, String place) {
        return find(place, exact -> versions.find(version, exact), () -> versions.articles(version));
    }

    static Optional<Wording> find(String place, Function<String, Optional<Wording>> exact,
            Supplier<List<Wording>> articles) {
        return exact.apply(place).or(() -> place.matches("\\d{1,4}")
            ? articles.get().stream()
            .filter(article -> isWithinRange(Integer.parseInt(place), article.place())).findFirst()
            : place.matches("\\d{1,4}/\\p{L}")
            ? exact.apply(Turkish.upper(place.replace("/", ""))) : Optional.empty());
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
        LocalDate ended = norms.find(version.law()).map(norm -> norm.valid().until()).orElse(null);
        return Standing.of(wording.place(), versions.changes(version, wording.article()),
            commencements.of(version), day).until(ended, day);
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
