package divan.casework;

import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.web.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Somebody whose name, address, files and reasons are words that stand nowhere else, with a case decided
 * against them and a draft. Whoever is shown one of the words is shown something about them.
 */
public final class Marked {
    public static final String NAME = "Zibelinkaya";
    public static final String ADDRESS = "Karmagodi";
    public static final String UPLOAD = "vokzalnaya-tapu";
    public static final String REASON = "perzemirli";
    public static final List<String> WORDS = List.of(NAME, ADDRESS, UPLOAD, REASON);

    private final Bureau bureau;
    private final Caller applicant;
    private final String no;
    private final UUID draft;
    private final UUID opinion;

    public Marked(ApplicationContext program) {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant(NAME, Situations.merged(Situations.usual(), Map.of("person",
            Map.of("given", "Lale", "family", NAME, "address", ADDRESS + " Sokağı 1 Çankaya Ankara"))));
        Map<String, Object> answers = bureau.answers(applicant, answers());
        no = ((Results.Filing.Filed) bureau.file(applicant, answers)).no();
        Colleagues people = new Colleagues(bureau);
        people.duties.note(people.official(), no, "Not: " + REASON);
        String asked = bureau.official("head-entry-bans").post().organ();
        people.opinions.ask(people.official(), no, asked, "Soru: " + REASON, "2026-12-01", files());
        opinion = people.opinions.of(people.official(), id()).getLast().id();
        people.opinions.give(bureau.official("head-entry-bans"), opinion, "Cevap: " + REASON);
        Map<String, @Nullable Object> details = new LinkedHashMap<>(bureau.refuse(no).details());
        details.put("reason", "Kalış amacı somut bir plana dayandırılmamıştır: " + REASON + ".");
        Verdict refused = new Verdict("refuse", bureau.refuse(no).judgements(), Bureau.weighing(), details);
        taken(bureau.propose(no, refused));
        taken(bureau.decide(bureau.official("director"), no, refused));
        draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        bureau.applications.open(applicant, draft).pages().forEach(page ->
            bureau.applications.answer(applicant, draft, page, Bureau.details(answers)));
    }

    private static void taken(Results.Taking result) {
        if (!(result instanceof Results.Taking.Taken)) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static Map<String, @Nullable Object> answers() {
        Map<String, @Nullable Object> answers = Situations.map(Situations.usual().get("answers"));
        answers.replaceAll((question, value) -> value instanceof Map<?, ?> file
            ? Map.of("file", UPLOAD + "-" + file.get("file")) : value);
        return answers;
    }

    public Caller applicant() {
        return applicant;
    }

    public Caller official(String login) {
        return bureau.official(login);
    }

    /** Somebody else with a case of their own. */
    public Caller another() {
        Caller another = bureau.applicant();
        bureau.filed(another);
        return another;
    }

    private UUID id() {
        return bureau.stored(no).state().id();
    }

    private List<String> files() {
        return bureau.bean(Opinions.class).files(bureau.official("official"), id()).stream()
            .map(upload -> upload.id().toString()).toList();
    }

    private List<DocumentEntry> papers() {
        return bureau.access.asSystem(() ->
            bureau.bean(Documents.class).ofParty(Objects.requireNonNull(applicant.party())));
    }

    /** The number by which registers know them. */
    public String number() {
        return bureau.access.asSystem(() -> bureau.registers.identity(
            Objects.requireNonNull(applicant.party()), bureau.sundial.today())).orElseThrow();
    }

    /** Waits until what follows the decision has been done: letters sealed, messages made. */
    public Marked settled() {
        for (String follower : List.of("documents", "messages")) {
            if (!bureau.journal.await(follower, bureau.lastAct(no), Duration.ofSeconds(60))) {
                throw new IllegalStateException(follower + " does not follow");
            }
        }
        return this;
    }

    /** What {@code id}, {@code code} and {@code id/page} stand for in a pattern: theirs, where it can be. */
    public List<String> ids(String pattern) {
        return switch (pattern) {
            case "/{lang}/cases/{no}/uploads/{id}" -> files();
            case "/{lang}/cases/{no}/documents/{id}" -> papers().stream().map(paper -> paper.id().toString())
                .toList();
            case "/{lang}/drafts/{id}" -> List.of(draft.toString());
            case "/{lang}/drafts/{id}/{page}" -> bureau.applications.open(applicant, draft).pages().stream()
                .map(page -> draft + "/" + page.id()).toList();
            case "/{lang}/opinions/{id}", "/{lang}/opinions/{id}/uploads/{upload}" ->
                List.of(opinion.toString());
            case "/api/acts/{id}/receipt" -> acts();
            case "/{lang}/verify/{code}" -> papers().stream().map(DocumentEntry::code).toList();
            default -> List.of(Bureau.SERVICE);
        };
    }

    /** The addresses that a pattern stands for, with whatever of theirs its variables can be. */
    public List<String> addresses(String pattern) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String id : ids(pattern)) {
            String address = pattern.replace("{id}/{page}", id).replace("{id}", id).replace("{code}", id)
                .replace("/**", "/0/000");
            for (Map.Entry<String, String> name : names().entrySet()) {
                address = address.replace("{" + name.getKey() + "}", name.getValue());
            }
            addresses.add(address.replaceAll("\\{[a-z]+}", "1"));
        }
        return List.copyOf(addresses);
    }

    private List<String> acts() {
        return bureau.access.asSystem(() -> bureau.journal.about(id())).stream().map(Act::id)
            .map(UUID::toString).toList();
    }

    /** The other variables of an address. */
    public Map<String, String> names() {
        return Map.of("lang", "tr", "no", no, "person", String.valueOf(applicant.person()),
            "upload", files().getFirst(), "register", "foreigners", "field", "address", "number", "92000006",
            "post", "ankara-director", "function", "residence-permit.review");
    }
}
