package divan.legislation;

import divan.kernel.Span;
import divan.lawtext.Change;
import divan.lawtext.Commencement;
import divan.search.Entry;
import divan.web.Language;
import divan.web.Languages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Laws and provisions as they can be searched. What a pack says of a provision is found by our own words, a
 * text that was taken in by its words, article by article; what stands below an article by its address.
 */
final class LawEntries {
    static final String LAW = "law";
    static final String PROVISION = "provision";
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private LawEntries() {
    }

    /** Everything a pack's law says, in each language. */
    static List<Entry> of(Law law) {
        List<Entry> entries = new ArrayList<>();
        entries.add(law(law.number(), law.name(), "", Span.since(law.inForce())));
        for (Language language : Languages.ALL) {
            law.provisions().forEach(p -> entries.add(described(law, p, language.code())));
        }
        return entries;
    }

    /** A norm whose text is not here. */
    static Entry of(Norm norm) {
        return law(norm.id(), Map.of("tr", norm.title()), "", norm.valid());
    }

    private static Entry law(String number, Map<String, String> names, String text, @Nullable Span days) {
        return new Entry(number, LAW, "", names, text, List.of(number), List.of(), "", List.of(number),
            "", days, false, "/law/" + number);
    }

    private static Entry described(Law law, Provision provision, String language) {
        String place = provision.address().substring(law.number().length() + 1);
        return new Entry(id(provision.address()), PROVISION, language,
            Map.of(provision.heading().containsKey(language) ? language : "tr",
            in(provision.heading(), language)), in(provision.summary(), language), List.of(), List.of(),
            law.number() + " " + in(law.name(), language), List.of(id(provision.address())),
            group(law.number(), place), provision.inForce(), false, address(provision.address()));
    }

    private static String in(Map<String, String> words, String language) {
        return words.getOrDefault(language, words.getOrDefault("tr", ""));
    }

    /**
     * A text that was taken in.
     *
     * @param letter the words of what has no articles
     * @param wordings of the whole law, in the order of the text
     * @param until the first day on which it is no more in force; null where no such day is known
     */
    static List<Entry> of(LawVersion version, Commencement law, String letter, List<Wording> wordings,
            List<Change> changes, @Nullable LocalDate until) {
        List<Entry> entries = new ArrayList<>();
        LocalDate from = law.first().orElse(null);
        entries.add(law(version.law(), Map.of("tr", version.title()), letter, from == null && until == null
            ? null : new Span(from == null ? EVER : from, until)));
        Map<String, List<Wording>> articles = new LinkedHashMap<>();
        wordings.forEach(w -> articles.computeIfAbsent(w.article(), _ -> new ArrayList<>()).add(w));
        articles.forEach((article, parts) -> {
            List<Change> own = changes.stream().filter(c -> c.address().isEmpty()
                || divan.lawtext.Provision.article(c.address()).equals(article)).toList();
            parts.forEach(part -> standing(law, part, own, until).ifPresent(span ->
                entries.add(published(version, part, parts, span))));
        });
        return entries;
    }

    private static Optional<Span> standing(Commencement law, Wording wording, List<Change> changes,
            @Nullable LocalDate until) {
        Standing last = Standing.of(wording.place(), changes, law, LocalDate.MAX);
        LocalDate from = last.began() == null ? EVER : last.began();
        LocalDate end = until == null || last.until() != null && last.until().isBefore(until) ? last.until()
            : until;
        return end != null && !from.isBefore(end) ? Optional.empty() : Optional.of(new Span(from, end));
    }

    private static Entry published(LawVersion version, Wording wording, List<Wording> article, Span days) {
        boolean whole = wording.kind().equals("article");
        String heading = article.getFirst().heading();
        String text = whole ? String.join(" ", article.stream().flatMap(w -> Stream.of(w.lead(), w.closing()))
            .filter(words -> !words.isEmpty()).toList()) : wording.lead();
        return new Entry(id(wording.address()), PROVISION, "", Map.of("tr", heading), text, List.of(),
            List.of(), version.law() + " " + version.title(), List.of(id(wording.address())),
            group(version.law(), wording.place()), days, !whole, address(wording.address()));
    }

    /** An address as it is compared: packs write {@code Ek 1} and {@code 7a}, texts ek-1 and 7A. */
    static String id(String address) {
        return address.toLowerCase(Locale.of("tr")).replace("geçici ", "gecici-").replace("ek ", "ek-")
            .replace("mükerrer ", "mukerrer-");
    }

    private static String group(String law, String place) {
        return id(law + "/" + divan.lawtext.Provision.article(place))
            .replaceFirst("(?<=/\\d{1,4})-(?=\\p{L}$)", "");
    }

    private static String address(String address) {
        return "/law/" + address.replace(" ", "%20");
    }
}
