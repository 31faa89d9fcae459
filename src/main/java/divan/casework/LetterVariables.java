package divan.casework;

import divan.access.People;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.kernel.Turkish;
import divan.legislation.Legislation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.SigningRight;
import divan.web.Languages;
import divan.web.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a letter may say: taken from the filing, the decision and the organisation of the day. */
@Component
class LetterVariables {
    /** The variables with the organ's name and the document's title, all in Turkish, which binds. */
    record Written(Map<String, Object> variables, String organName, String title) {
    }

    /** Names that every letter may use, and those of a letter about a decision. */
    static final List<String> ALWAYS =
        List.of("letterhead", "recipient", "case", "contact", "remedy", "parameters");
    static final List<String> DECIDED = List.of("decision", "signatory");
    /** Of a letter about documents that are missing, and about an end without a decision. */
    static final List<String> ASKED = List.of("request");
    static final List<String> ENDED = List.of("ending");
    /** Of a letter about the time to decide: what happened to it last. */
    static final List<String> PERIOD = List.of("period");

    private final Organisation organisation;
    private final Legislation legislation;
    private final People people;
    private final Texts texts;

    LetterVariables(Organisation organisation, Legislation legislation, People people, Texts texts) {
        this.organisation = organisation;
        this.legislation = legislation;
        this.people = people;
        this.texts = texts;
    }

    Written of(CaseState state, Definition definition, String letter, Act act, Map<String, Object> filing) {
        LocalDate day = LocalDate.ofInstant(act.at(), Turkish.ZONE);
        Service service = definition.service();
        Organ organ = organisation.organ(state.organ(), day).orElseThrow();
        Organ authority = organisation.organ(state.authority(), day).orElse(organ);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("letterhead", organ.letterhead());
        all.put("recipient", recipient(filing));
        all.put("case", new LinkedHashMap<>(Map.of("number", state.no(), "filed_on", state.filedOn(),
            "deadline", state.deadline())));
        said(state, definition, filing).forEach((group, said) -> all.merge(group, said,
            LetterVariables::joined));
        all.put("contact", contact());
        all.put("remedy", remedy(service, authority));
        all.put("parameters", part(filing, "parameters"));
        if (!state.decision().isEmpty()) {
            all.put("decision", decision(state, definition, day));
            all.put("signatory", signatory(act, Objects.requireNonNull(service.functions().get("decide")),
                day));
        }
        if (!state.asked().isEmpty()) {
            all.put("request", request(service, DocumentRequest.of(state.asked())));
        }
        Map<String, Object> happened = state.pause().isEmpty() ? state.extension() : state.pause();
        if (!happened.isEmpty()) {
            all.put("period", period(state, happened));
        }
        if (!state.ending().isEmpty()) {
            all.put("ending", Map.of("on", Objects.requireNonNull(state.concludedOn())));
        }
        return new Written(all, organ.nameTr(),
            texts.get(Languages.TURKISH, service.key("letter." + letter + ".subject")));
    }

    /** The documents in Turkish; what an official wrote stays as it was written. */
    private Map<String, Object> request(Service service, DocumentRequest asked) {
        return Map.of("documents", asked.documents().stream().map(d -> d.id().isEmpty() ? d.words()
                : texts.get(Languages.TURKISH, service.key("document." + d.id()))).toList(),
            "note", asked.note(), "on", asked.on(), "due", asked.due(), "removes", asked.removes(),
            "postpones", asked.postpones());
    }

    /** {@code until} is null where nothing limits the waiting; {@code was} the last day before it. */
    private static Map<String, @Nullable Object> period(CaseState state, Map<String, Object> happened) {
        Map<String, @Nullable Object> period = new LinkedHashMap<>();
        period.put("reason", text(happened.get("reason")));
        period.put("was", LocalDate.parse(text(happened.get("from"))));
        period.put("deadline", state.deadline());
        period.put("until", happened.get("until") == null ? null
            : LocalDate.parse(text(happened.get("until"))));
        return period;
    }

    private static Map<String, Object> recipient(Map<String, Object> filing) {
        Map<?, ?> person = part(filing, "person");
        Map<String, Object> recipient = new LinkedHashMap<>();
        recipient.put("given", text(person.get("given")));
        recipient.put("family", text(person.get("family")));
        recipient.put("identity_masked", masked(text(person.get("identity_number"))));
        recipient.put("nationality", country(text(person.get("nationality"))));
        recipient.put("address", text(person.get("address")));
        return recipient;
    }

    /** A country's Turkish name; what is no code of ISO 3166-1 stays as it is. */
    private static String country(String code) {
        return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(Turkish.LOCALE) : code;
    }

    /** The first three and the last two digits: enough for the holder, too little for anybody else. */
    static String masked(String number) {
        return number.length() == 11 ? number.substring(0, 3) + "******" + number.substring(9) : "";
    }

    /** What only this service's letters say. */
    private Map<String, Map<String, @Nullable Object>> said(CaseState state, Definition definition,
            Map<String, Object> filing) {
        Situation situation = Situation.filed(filing, definition.form(), state);
        Map<String, Map<String, @Nullable Object>> groups = new LinkedHashMap<>();
        definition.service().says().forEach((group, names) -> {
            Map<String, @Nullable Object> said = new LinkedHashMap<>();
            names.forEach((name, what) -> said.put(name, words(definition.service(), what, situation)));
            groups.put(group, said);
        });
        return groups;
    }

    /** A register may hold a code that no text knows: a finding for the official, shown as it is. */
    private @Nullable Object words(Service service, Service.Said what, Situation situation) {
        Object value = situation.value(what.is());
        if (value == null) {
            return null;
        }
        String key = what.words() != null ? service.key(what.words() + "." + value)
            : what.field() != null ? "value." + situation.value(what.field()) + "." + value : "";
        return texts.has(key) ? texts.get(Languages.TURKISH, key)
            : value instanceof Boolean yes ? texts.get(Languages.TURKISH, yes ? "answer.yes" : "answer.no")
            : value;
    }

    @SuppressWarnings("unchecked")
    private static Object joined(Object one, Object other) {
        ((Map<String, Object>) one).putAll((Map<String, Object>) other);
        return one;
    }

    /**
     * The administrative court at the governorate that decided (law 2577/32/1): the pack names it by the
     * province's number; a pack that does not has the words of the service for a province.
     */
    private Map<String, Object> remedy(Service service, Organ authority) {
        String own = "court." + authority.province();
        String province = authority.nameTr().split(" ")[0];
        return Map.of("court", texts.has(own) ? texts.get(Languages.TURKISH, own)
            : texts.get(Languages.TURKISH, service.remedy().courtKey(), province));
    }

    private Map<String, @Nullable Object> decision(CaseState state, Definition definition, LocalDate day) {
        Form.Official official = definition.form().official();
        Map<String, @Nullable Object> decision = new LinkedHashMap<>(Effects.decided(state, official));
        Map<String, Object> body = state.decision();
        decision.put("reason", text(body.get("reason")));
        decision.put("provisions", provisions(body, day));
        decision.put("weighing", weighing(official, body.get("weighing")));
        if (body.get("grantedUntil") != null) {
            decision.put("permit_number", "D-" + state.no());
        }
        return decision;
    }

    private List<Map<String, Object>> provisions(Map<String, Object> body, LocalDate day) {
        List<?> cited = body.get("provisions") instanceof List<?> list ? list : List.of();
        return cited.stream().map(address -> {
            var found = legislation.nearest(text(address), day);
            return Map.<String, Object>of("address", text(address),
                "summary", found.map(p -> p.summary().getOrDefault("tr", "")).orElse(""));
        }).toList();
    }

    private static Map<String, @Nullable Object> weighing(Form.Official official, @Nullable Object kept) {
        Map<String, @Nullable Object> weighing = new LinkedHashMap<>();
        for (Form.Weighing asked : official.weighing()) {
            Object words = kept instanceof Map<?, ?> map ? map.get(asked.id()) : null;
            weighing.put(asked.id().replace('-', '_'), words == null ? null : words.toString());
        }
        return weighing;
    }

    private Map<String, @Nullable Object> signatory(Act act, String function, LocalDate day) {
        Map<String, @Nullable Object> signatory = new LinkedHashMap<>();
        UUID person = Objects.requireNonNull(act.actor().person());
        String post = Objects.requireNonNull(act.actor().post());
        signatory.put("name", people.name(person));
        var held = organisation.post(post, day).orElseThrow();
        boolean stoodIn = organisation.stoodIn(act.actor()).isPresent();
        signatory.put("title", held.titleTr() + (stoodIn ? " V." : ""));
        signatory.put("signs_as", switch (organisation.right(post, stoodIn, function, day)) {
            case SigningRight.ByDelegation delegated -> delegated.delegation().signsAsTr();
            case SigningRight.ByDeputising deputy -> deputy.inPlaceOf().titleTr() + " V.";
            case SigningRight.ByOffice office -> null;
            case SigningRight.None none -> null;
        });
        return signatory;
    }

    /** Addresses of organs are not in any pack yet; a letter says nothing where nothing is known. */
    private static Map<String, @Nullable Object> contact() {
        Map<String, @Nullable Object> contact = new LinkedHashMap<>();
        contact.put("address", null);
        contact.put("phone", null);
        return contact;
    }

    private static Map<?, ?> part(Map<String, Object> filing, String name) {
        return filing.get("facts") instanceof Map<?, ?> facts
            && facts.get(name) instanceof Map<?, ?> part ? part
            : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
