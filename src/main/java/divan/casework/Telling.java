package divan.casework;

import divan.access.Access;
import divan.access.Acting;
import divan.access.People;
import divan.journal.Act;
import divan.journal.Actor;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The acts of a case for officials of its organ: who acted, as which post, and the words of notes and
 * reasons.
 */
@Component
class Telling {
    private final Organisation organisation;
    private final People people;
    private final Acting acting;
    private final Access access;

    Telling(Organisation organisation, People people, Acting acting, Access access) {
        this.acting = acting;
        this.organisation = organisation;
        this.people = people;
        this.access = access;
    }

    List<Told> of(List<Act> acts, Shell shell) {
        return access.asSystem(() -> acts.stream()
            .map(act -> new Told(act, who(act.actor(), shell), more(act, shell))).toList());
    }

    private String who(Actor actor, Shell shell) {
        return switch (actor.kind()) {
            case Actor.OFFICIAL -> organisation.stoodIn(actor).isPresent()
                ? shell.t("deputy.of", official(actor.post(), actor.person(), shell))
                : official(actor.post(), actor.person(), shell);
            case Actor.PERSON -> actor.mandate() == null ? shell.t("case.by-applicant")
                : acting.who(actor, shell);
            default -> shell.t("read.program");
        };
    }

    /** The name of an official and their post, for colleagues. */
    String official(@Nullable String post, @Nullable UUID person, Shell shell) {
        if (post == null || person == null) {
            return "";
        }
        Optional<Post> held = organisation.post(post, shell.today());
        return people.name(person) + held.map(p -> ", " + shell.pick(p.titleTr(), p.titleEn())).orElse("");
    }

    private String more(Act act, Shell shell) {
        Map<String, Object> body = act.body();
        return switch (act.type()) {
            case Duties.NOTED -> text(body, "note");
            case Escalations.ESCALATED -> organisation.organ(text(body, "told"), shell.today())
                .map(organ -> shell.pick(organ.nameTr(), organ.nameEn())).orElse("");
            case Escalations.ANSWERED -> text(body, "answer");
            case Duties.RECUSED -> text(body, "reason");
            case CaseFold.RETURNED, CaseFold.DOCUMENTS_CANCELLED, CaseFold.PAUSED, CaseFold.RESUMED,
                CaseFold.EXTENDED -> text(body, "reason");
            case Duties.ASSIGNED -> assigned(body, shell);
            case Opinions.ASKED -> text(body, "question");
            case Opinions.GIVEN -> text(body, "answer");
            case ReadReasons.GIVEN -> text(body, "reason");
            case CaseFold.CORRECTED -> text(body, "why");
            default -> "";
        };
    }

    private String assigned(Map<String, Object> body, Shell shell) {
        if (!(body.get("to") instanceof Map<?, ?> to)) {
            return "";
        }
        String who = official(String.valueOf(to.get("post")),
            UUID.fromString(String.valueOf(to.get("person"))), shell);
        String reason = text(body, "reason");
        return reason.isEmpty() ? who : who + " – " + reason;
    }

    private static String text(Map<String, Object> body, String key) {
        return body.get(key) instanceof String text ? text : "";
    }
}
