package divan.casework;

import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known of a read that somebody asks about, and who answers: the nearest organ, from the one that
 * read upwards, in which somebody else than the reader may; of what an institution's program was given,
 * whoever keeps the register. No name of an official stands in it.
 */
@Component
class ReadFacts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm").withZone(Turkish.ZONE);

    private final Journal journal;
    private final Organisation organisation;
    private final Superiors superiors;
    private final RegisterDefinitions definitions;

    ReadFacts(Journal journal, Organisation organisation, Superiors superiors,
            RegisterDefinitions definitions) {
        this.journal = journal;
        this.organisation = organisation;
        this.superiors = superiors;
        this.definitions = definitions;
    }

    /** Null where it is no read of this party's data by somebody else; as the party, who sees their acts. */
    @Nullable Map<String, @Nullable Object> of(Service service, @Nullable Matter matter, UUID party,
            LocalDate today) {
        return matter == null || !matter.register().equals(Matter.READS) ? null
            : journal.find(matter.entry()).filter(act -> act.type().equals("data.read")
                && act.subjects().contains(party) && matter.field().equals(what(act)))
                .filter(act -> act.actor().organ() != null && !act.actor().kind().equals(Actor.PERSON))
                .map(act -> facts(service, act, today)).orElse(null);
    }

    private static String what(Act act) {
        return String.valueOf(act.body().get("what"));
    }

    private Map<String, @Nullable Object> facts(Service service, Act act, LocalDate today) {
        LocalDate day = LocalDate.ofInstant(act.at(), Turkish.ZONE);
        String post = act.actor().post();
        String organ = Objects.requireNonNull(act.actor().organ());
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("id", act.id().toString());
        facts.put("register", Matter.READS);
        facts.put("field", what(act));
        facts.put("day", day.toString());
        facts.put("time", TIME.format(act.at()));
        facts.put("post", post == null ? null : organisation.post(post, day).map(Post::titleTr).orElse(post));
        facts.put("organ", organisation.organ(organ, day).map(Organ::nameTr).orElse(organ));
        facts.put("purpose", act.purpose());
        facts.put("basis", String.join(", ", act.basis()));
        Optional<Register.Keeper> keeper = act.actor().kind().equals(Actor.OFFICIAL) ? Optional.empty()
            : definitions.find(String.valueOf(act.body().get("register"))).map(Register::keeper);
        String from = keeper.isEmpty() ? organ : keeper.get().organ();
        facts.put("keeper_organ", from == null ? null : answers(service, act, from, day, today));
        facts.put("keeper_kind", keeper.map(Register.Keeper::kind).orElse(null));
        return facts;
    }

    private @Nullable String answers(Service service, Act act, String from, LocalDate day, LocalDate today) {
        List<String> chain = superiors.chain(from, day);
        return superiors.nearest(chain, Objects.requireNonNull(service.functions().get("decide")),
            act.actor().person(), today).orElse(null);
    }
}
