package divan.portal;

import divan.access.Acting;
import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Turkish;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who an actor is: the post and the organ, never an official's private name. */
@Component
public class Names {
    private final Organisation organisation;
    private final Acting acting;

    Names(Organisation organisation, Acting acting) {
        this.acting = acting;
        this.organisation = organisation;
    }

    /**
     * In the reader's language; the organ is empty for a person and for the program itself, and whose program
     * it is where it is another institution's. Of a person who acts for another, the post is that in words.
     */
    public record Named(String kind, String post, String organ) {
    }

    /** What data were read for: the program's words, or those of the pack whose service it was. */
    public static String purpose(Shell shell, String code) {
        String own = "read.purpose-" + code;
        return shell.t(shell.has(own) ? own : "purpose." + code);
    }

    /**
     * Who read: what {@link #of} says; another institution and the protocol under which it asked; whoever
     * looks at this, or somebody else who acted for them.
     */
    public static String reader(Shell shell, Named who, Act act) {
        return switch (who.kind()) {
            case Actor.PERSON -> who.post().isEmpty() ? shell.t(Objects.equals(act.actor().person(),
                shell.caller().person()) ? "read.yourself" : "read.representative") : who.post();
            case Actor.SYSTEM -> act.body().containsKey("protocol")
                ? shell.t("read.institution", who.organ(), act.body().get("protocol"))
                : shell.t("read.program");
            default -> who.post() + ", " + who.organ();
        };
    }

    /** What was read; of what an institution was given, each field. */
    public static String what(Shell shell, Act act) {
        return act.body().get("fields") instanceof List<?> fields
            ? shell.t("read.fields", worded(shell, "value.register.", act.body().get("register")),
                fields.stream().map(field -> worded(shell, "value.field.", field))
                    .collect(Collectors.joining(", ")))
            : shell.t("read.what-" + act.body().get("what"));
    }

    private static String worded(Shell shell, String prefix, @Nullable Object code) {
        String key = prefix + code;
        return shell.has(key) ? shell.t(key) : String.valueOf(code);
    }

    /** Posts and organs are named as they were on the day of the act: neither need be there any more. */
    Named of(Act act, Shell shell) {
        Actor actor = act.actor();
        LocalDate day = LocalDate.ofInstant(act.at(), Turkish.ZONE);
        Optional<Post> post = actor.post() == null ? Optional.empty()
            : organisation.post(actor.post(), day);
        if (actor.mandate() != null) {
            return new Named(actor.kind(), acting.who(actor, shell), "");
        }
        boolean program = actor.kind().equals(Actor.SYSTEM);
        Optional<Organ> organ = actor.organ() == null || post.isEmpty() && !program ? Optional.empty()
            : organisation.organ(actor.organ(), day);
        boolean stoodIn = organisation.stoodIn(actor).isPresent();
        return new Named(actor.kind(), post.map(p -> shell.pick(p.titleTr(), p.titleEn()))
            .map(title -> stoodIn ? shell.t("deputy.of", title) : title).orElse(""),
            organ.map(o -> shell.pick(o.nameTr(), o.nameEn())).orElse(""));
    }
}
