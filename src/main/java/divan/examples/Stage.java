package divan.examples;

import divan.access.Access;
import divan.access.People;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.IdentityNumber;
import divan.kernel.Span;
import divan.organisation.Holder;
import divan.organisation.Organisation;
import divan.registers.Registers;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people of examples: a new synthetic one with what the registers know, and whoever holds a post. */
@Component
class Stage {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** Since when whoever an example is about is known; rows without days are as old. */
    private static final LocalDate KNOWN_SINCE = LocalDate.of(2020, 1, 1);

    private final Access access;
    private final People people;
    private final Registers registers;
    private final Organisation organisation;
    private final Journal journal;

    Stage(Access access, People people, Registers registers, Organisation organisation, Journal journal) {
        this.access = access;
        this.people = people;
        this.registers = registers;
        this.organisation = organisation;
        this.journal = journal;
    }

    /** Numbers from 993 are given to nobody. */
    Caller applicant(Service service, Example example) {
        int number = NUMBER.incrementAndGet();
        String name = "Örnek " + number;
        return access.asSystem(() -> {
            UUID act = journal.append(Act.of(access.now(), Actor.system(), "party.entered", List.of(),
                List.of(), "demonstration", Map.of("synthetic", true)));
            UUID party = registers.mint("identity-number",
                IdentityNumber.withCheckDigits("993" + String.format("%06d", number)), KNOWN_SINCE, true,
                act);
            service.inputs().forEach((input, from) -> enter(party, from, example.given().get(input), act));
            example.given("registers").forEach((register, rows) -> Example.list(rows)
                .forEach(row -> row(register, party, row, act)));
            UUID person = people.addDemo("example-" + number, name, party, false, "", "");
            return new Caller(Caller.Kind.PERSON, person, party, name, null, null, null);
        });
    }

    private void enter(UUID party, Service.Input from, @Nullable Object known, UUID act) {
        String field = from.listOf();
        if (field != null) {
            Example.texts(known).forEach(value -> registers.enter(from.register(), party, value,
                Map.of(field, value), Span.since(KNOWN_SINCE), act));
        } else if (known instanceof Map) {
            row(from.register(), party, Example.map(known), act);
        }
    }

    /** {@code from} and {@code until} are its first and last day; what is null is not known. */
    private void row(String register, UUID party, Map<String, @Nullable Object> row, UUID act) {
        Object from = row.remove("from");
        Object until = row.remove("until");
        row.values().removeIf(Objects::isNull);
        Span valid = from == null ? Span.since(KNOWN_SINCE)
            : Span.of(LocalDate.parse(from.toString()), until == null ? null
            : LocalDate.parse(until.toString()));
        @SuppressWarnings("unchecked")
        Map<String, Object> known = (Map<String, Object>) (Map<String, ?>) row;
        registers.enter(register, party, "", known, valid, act);
    }

    /** The first row that somebody has in a register. */
    UUID first(String register, Caller person) {
        return access.asSystem(() -> registers.history(register, Objects.requireNonNull(person.party())))
            .getFirst().id();
    }

    /** That row no longer stands. */
    void ends(String register, Caller person) {
        UUID row = first(register, person);
        access.asSystem(() -> {
            registers.end(row, journal.append(Act.of(access.now(), Actor.system(), "party.entered",
                List.of(Objects.requireNonNull(person.party())), List.of(), "demonstration",
                Map.of("synthetic", true))));
            return true;
        });
    }

    /** Whoever works in an organ that day, one caller a post. */
    List<Caller> officials(String organ, LocalDate day) {
        return access.asSystem(() -> organisation.holdersIn(organ, day).stream().map(this::official)
            .toList());
    }

    /** Who opens by office what nobody applies for: somebody of the organ that the example names. */
    Caller opener(Service service, Example example) {
        String organ = String.valueOf(example.given("opened").get("organ"));
        return officials(organ, LocalDate.parse(String.valueOf(example.given().get("filed-on")))).stream()
            .filter(who -> who.may(Objects.requireNonNull(service.functions().get("review"))))
            .filter(who -> who.may("counter"))
            .min(Comparator.comparing(who -> Objects.requireNonNull(who.post()).functions().size()))
            .orElseThrow(() -> new IllegalArgumentException("nobody in " + organ + " may open it"));
    }

    /** Somebody of the demonstration world, as their first post. */
    Optional<Caller> official(String login, LocalDate day) {
        return access.asSystem(() -> people.demo(login).flatMap(person -> organisation.postsOf(person, day)
            .stream().findFirst().map(post -> official(new Holder(post, person, false)))));
    }

    private Caller official(Holder holder) {
        return new Caller(Caller.Kind.OFFICIAL, holder.person(), null, people.name(holder.person()),
            new Caller.Post(holder.post().id(), holder.post().organ(), holder.post().titleTr(),
            holder.post().titleEn(), holder.post().functions()), null, null);
    }
}
