package divan.casework;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.access.Access;
import divan.access.People;
import divan.demo.Sundial;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.IdentityNumber;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.registers.Contacts;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The people of the tests and what they do: applicants of their own with permits, and Ankara's officials. */
public final class Bureau {
    public static final String SERVICE = "residence-permit-extension";
    /** Ends with the last thousand bytes of a PDF, which is all that makes its kind. */
    static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(
        StandardCharsets.US_ASCII);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final ApplicationContext program;
    final Access access;
    final Cases cases;
    final Casework casework;
    final Applications applications;
    final Filing filing;
    final Decisions decisions;
    final Journal journal;
    final Registers registers;
    final Organisation organisation;
    public final Sundial sundial;

    public Bureau(ApplicationContext program) {
        this.program = program;
        access = program.getBean(Access.class);
        cases = program.getBean(Cases.class);
        casework = program.getBean(Casework.class);
        applications = program.getBean(Applications.class);
        filing = program.getBean(Filing.class);
        decisions = program.getBean(Decisions.class);
        journal = program.getBean(Journal.class);
        registers = program.getBean(Registers.class);
        organisation = program.getBean(Organisation.class);
        sundial = program.getBean(Sundial.class);
    }

    /** On the first day of the tests, whatever day another test left behind. */
    public static Bureau opened(ApplicationContext program) {
        Bureau bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        return bureau;
    }

    /** What stops a call, with its kind and codes. */
    static Failure failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call));
    }

    static List<String> codes(Failure failure) {
        return failure.violations().stream().map(Violation::code).toList();
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    /** A new synthetic person who can sign in, with these rows in the registers. */
    Caller applicant(Map<String, ? extends @Nullable Object> situation) {
        return applicant("Deneme", situation);
    }

    /** @param called what their name begins with; a number follows */
    Caller applicant(String called, Map<String, ? extends @Nullable Object> situation) {
        int number = NUMBER.incrementAndGet();
        String login = "applicant-" + number;
        String name = called + " " + number;
        return access.asSystem(() -> {
            UUID act = journal.append(Act.of(access.now(), Actor.system(), "party.entered", List.of(),
                List.of(), "demonstration", Map.of("synthetic", true)));
            UUID party = registers.mint("identity-number",
                IdentityNumber.withCheckDigits("998" + String.format("%06d", number)),
                LocalDate.of(2020, 1, 1), true,
                act);
            new Situations(registers).enter(party, situation, act);
            UUID person = bean(People.class).addDemo(login, name, party, false, "", "");
            return new Caller(Caller.Kind.PERSON, person, party, name, null, null, null);
        });
    }

    /**
     * Somebody in the usual situation: owner of real estate in Ankara whose permit ends on 15 December 2026.
     */
    public Caller applicant() {
        return applicant(Situations.usual());
    }

    /** The name under which an applicant of {@link #applicant} signs in. */
    String login(Caller applicant) {
        return "applicant-" + applicant.name().substring("Deneme ".length());
    }

    /** Somebody of the demonstration world at work as their first post. */
    public Caller official(String login) {
        return access.asSystem(() -> {
            UUID person = bean(People.class).demo(login).orElseThrow();
            Post post = organisation.postsOf(person, Sundial.FIRST_DAY).getFirst();
            return new Caller(Caller.Kind.OFFICIAL, person, null, bean(People.class).name(person),
                new Caller.Post(post.id(), post.organ(), post.titleTr(), post.titleEn(), post.functions()),
                null, null);
        });
    }

    /** The usual answers, files kept first. */
    Map<String, Object> answers(Caller caller) {
        return answers(caller, Situations.map(Situations.usual().get("answers")));
    }

    /** Answers as in an example: {@code {file: NAME}} is kept; what is null stays unanswered. */
    Map<String, Object> answers(Caller caller, Map<String, ? extends @Nullable Object> written) {
        Map<String, Object> answers = new LinkedHashMap<>();
        written.forEach((question, value) -> {
            if (value instanceof Map<?, ?> file) {
                answers.put(question, applications.keep(caller, String.valueOf(file.get("file")), PDF,
                    List.of("pdf"), 10, question).answer());
            } else if (value != null) {
                answers.put(question, value);
            }
        });
        return answers;
    }

    Results.Filing file(Caller caller, Map<String, Object> answers) {
        return filing.file(caller, SERVICE, () -> answers, null);
    }

    /** The number of a case just filed with the usual answers. */
    public String filed(Caller caller) {
        return ((Results.Filing.Filed) file(caller, answers(caller))).no();
    }

    /** Everything that waits in an official's organ. */
    List<Waiting> queue(Caller official) {
        List<Waiting> all = new java.util.ArrayList<>();
        Desk desk = bean(Desk.class);
        for (int page = 1; page <= desk.queue(official, QueueFilter.ALL).pages(); page++) {
            all.addAll(desk.queue(official, QueueFilter.ALL.at(page)).lines());
        }
        return all;
    }

    Cases.Stored stored(String no) {
        return access.asSystem(() -> cases.find(no).orElseThrow());
    }

    /** Every judgement answered so that none speaks against the applicant. */
    static Map<String, String> favourable(Form.Official form) {
        Map<String, String> judgements = new LinkedHashMap<>();
        form.judgements().forEach(j -> judgements.put(j.id(), "no".equals(j.against()) ? "yes" : "no"));
        return judgements;
    }

    private Form.Official form(String no) {
        CaseState state = stored(no).state();
        return bean(Definitions.class).pinned(state.service(), state.pack()).form().official();
    }

    Verdict grant(String no, String until) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("granted-until", until);
        details.put("reason", "Şartlar sağlanmaktadır; uzatma uygundur.");
        return new Verdict("grant", favourable(form(no)), Map.of(), details(details));
    }

    Verdict refuse(String no) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("provisions", List.of("6458/33/1-a"));
        details.put("reason", "Kalış amacı somut bir plana dayandırılmamıştır.");
        return new Verdict("refuse", favourable(form(no)), weighing(), details(details));
    }

    static Verdict returned(String reason) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reason", reason);
        return new Verdict("returned", Map.of(), Map.of(), details(details));
    }

    static Map<String, String> weighing() {
        return new LinkedHashMap<>(Map.of("family-ties", "Bildirilmedi.", "length-of-stay", "İki yıl.",
            "country-of-origin", "Özel bir durum yok."));
    }

    /** What an example of a pack gives; it leaves out what is not known. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> known(Map<String, @Nullable Object> given) {
        given.values().removeIf(Objects::isNull);
        return (Map<String, Object>) (Map<String, ?>) given;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> details(Map<String, Object> details) {
        return (Map<String, @Nullable Object>) (Map<String, ?>) details;
    }

    Results.Taking propose(String no, Verdict verdict) {
        return decisions.propose(official("official"), no, stored(no).version(), verdict);
    }

    Results.Taking decide(Caller caller, String no, Verdict verdict) {
        return decisions.decide(caller, no, stored(no).version(), verdict);
    }

    /** A case granted by the director as proposed. @return its number */
    public String granted() {
        return granted(applicant());
    }

    public String granted(Caller applicant) {
        String no = filed(applicant);
        propose(no, grant(no, "2027-12-15"));
        decide(official("director"), no, grant(no, "2027-12-15"));
        return no;
    }

    /** A case granted and handed over on the first day. @return its number */
    public String served(Caller applicant) {
        String no = granted(applicant);
        serve(no, Sundial.FIRST_DAY.toString());
        return no;
    }

    public String refused() {
        String no = filed(applicant());
        propose(no, refuse(no));
        decide(official("director"), no, refuse(no));
        return no;
    }

    Results.Taking serve(String no, String day) {
        return decisions.serve(official("official"), no, stored(no).version(), day, "hand");
    }

    /**
     * What officials do beside a case: it is assigned, one withdraws, another organ is asked, a view is
     * saved.
     */
    public void workedOn(String no) {
        Colleagues people = new Colleagues(this);
        people.assign(people.official(), no, people.official(), "");
        people.duties.recuse(official("deputy"), no, "Komşumdur.", "");
        people.asked(no, List.of(people.opinions.files(people.official(), stored(no).state().id())
            .getFirst().id()
            .toString()));
        people.desk.save(people.official(), "Dosya", QueueFilter.of(Map.of("no", no)), false);
    }

    Results.Taking ask(String no, List<String> listed, List<String> others) {
        return bean(MissingDocuments.class).ask(official("official"), no, stored(no)
            .version(), listed, others,
            "Belgenin yenisi gerekiyor.");
    }

    /** Whoever filed a case. */
    Caller owner(String no) {
        Act filed = act(no, CaseFold.FILED);
        return new Caller(Caller.Kind.PERSON, filed.actor().person(), stored(no).state()
            .party(), "", null, null, null);
    }

    Act act(String no, String type) {
        return acts(no).stream().filter(a -> a.type().equals(type)).findFirst().orElseThrow();
    }

    /**
     * Puts these values, by their names in FEEL, in the place of those of the pack in force; none: as they
     * are.
     */
    void parameters(Map<String, String> values) {
        Pack pack = bean(Packs.class).active("migration").orElseThrow();
        String yaml = new String(pack.need("parameters.yaml"), StandardCharsets.UTF_8);
        Map<String, String> ids = bean(Definitions.class).inForce(SERVICE).service().parameters();
        for (var value : values.entrySet()) {
            String start = "- id: " + ids.get(value.getKey()) + "\n";
            int at = yaml.indexOf("value:", yaml.indexOf(start));
            yaml = yaml.substring(0, at) + "value: " + value.getValue()
                + yaml.substring(yaml.indexOf('\n', at));
        }
        Map<String, byte[]> files = new java.util.TreeMap<>(pack.files());
        files.put("parameters.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        bean(Parameters.class).load(Pack.of(pack.name(), files));
    }

    /** A draft with a file among its answers. */
    public void startedDraft() {
        Caller caller = applicant();
        UUID draft = applications.begin(caller, SERVICE);
        Map<String, Object> answers = answers(caller);
        applications.open(caller, draft).pages().forEach(page ->
            applications.answer(caller, draft, page, details(answers)));
    }

    /** Somebody may act for somebody else from today on. */
    public void represented() {
        new Represented(this).standing(divan.access.Mandate.Kind.GUARDIAN, applicant(), applicant(), null,
            Span.since(sundial.today()));
    }

    /** An address that somebody has given and not confirmed. */
    public void unconfirmedAddress() {
        Caller caller = applicant();
        Contacts.Waiting address = new Contacts.Waiting("yeni@example.org", sundial.instant(),
            sundial.instant().plusSeconds(3600));
        access.asSystem(() -> {
            bean(Contacts.class).ask(Objects.requireNonNull(caller.party()), address, new byte[32],
                UUID.randomUUID());
            return true;
        });
    }

    /** A case in which the applicant has brought a document that was asked for, and not handed it in. */
    public void broughtADocument() {
        Caller caller = applicant();
        String no = filed(caller);
        ask(no, List.of("means"), List.of());
        bean(MissingDocuments.class).bring(caller, no, 0, "belge.pdf", PDF);
    }

    /** Waits until everything that follows the journal has followed the last act of a case, sealing too. */
    public void awaitAll(String no) {
        for (String follower : List.of("documents", "planning")) {
            if (!journal.await(follower, lastAct(no), java.time.Duration.ofMinutes(5))) {
                throw new IllegalStateException(follower + " does not follow");
            }
        }
    }

    /** The version of the pack that holds for a case. */
    public String pack(String no) {
        return stored(no).state().pack();
    }

    /** Whether a proposal whose reason has thirty letters is taken. */
    public boolean proposedWithAShortReason(String no) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(grant(no, "2027-12-15").details());
        details.put("reason", "x".repeat(30));
        Verdict verdict = new Verdict("grant", favourable(form(no)), Map.of(), details);
        return propose(no, verdict) instanceof Results.Taking.Taken;
    }

    public UUID lastAct(String no) {
        return acts(no).getLast().id();
    }

    public UUID actOf(String no, String type) {
        return acts(no).stream().filter(act -> act.type().equals(type)).findFirst().orElseThrow().id();
    }

    public @Nullable String outcome(String no) {
        return stored(no).state().outcome();
    }

    /** The acts that moved a case, in order. */
    List<Act> acts(String no) {
        UUID id = stored(no).state().id();
        return access.asSystem(() -> journal.about(id));
    }

    List<String> types(String no) {
        return acts(no).stream().map(Act::type).filter(t -> t.startsWith("case.")).toList();
    }
    List<Entry> permits(UUID party) {
        return access.asSystem(() -> registers.history("residence-permits", party));
    }

    Span oldPermit() {
        return Span.of(LocalDate.of(2024, 12, 15), LocalDate.of(2026, 12, 15));
    }
}
