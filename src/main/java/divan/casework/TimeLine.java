package divan.casework;

import divan.access.Acting;
import divan.journal.Act;
import divan.journal.Actor;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Shell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What happened to an application, in the applicant's words: who did what, when, on which provision. An act
 * is told where it has words ({@code timeline.<type>}), in those of its service where that has some; work
 * inside the administration has none.
 */
@Component
public class TimeLine {
    /** @param who the post and its organ, the applicant, or the program; never an official's name */
    public record Entry(Instant at, String words, String who, List<String> basis) {
    }

    private final Organisation organisation;
    private final Acting acting;

    TimeLine(Organisation organisation, Acting acting) {
        this.acting = acting;
        this.organisation = organisation;
    }

    List<Entry> of(Casework.OpenCase open, Shell shell) {
        String own = "service." + open.state().service() + ".timeline.";
        return open.acts().stream().filter(act -> shell.has("timeline." + act.type()))
            .map(act -> new Entry(act.at(), words(own + named(act), act, shell),
                who(act.actor(), open, shell), act.basis())).toList();
    }

    /** A recorded step has words of its own: {@code timeline.recorded.<step>}. */
    private static String named(Act act) {
        return act.type().equals(CaseFold.RECORDED) ? "recorded." + act.body().get("step") : act.type();
    }

    private static String words(String own, Act act, Shell shell) {
        return shell.has(own) ? shell.t(own) : words(act, shell);
    }

    private static String words(Act act, Shell shell) {
        String key = "timeline." + act.type();
        Map<String, Object> body = act.body();
        if (act.erased()) {
            return shell.t("act." + act.type());
        }
        return switch (act.type()) {
            case CaseFold.SERVED -> shell.t(key, shell.written(body.getOrDefault("servedOn", "")));
            case CaseFold.DOCUMENTS_ASKED -> asked(key, DocumentRequest.of(body), shell);
            case CaseFold.DOCUMENTS_REMINDED -> shell.t(key, shell.written(body.getOrDefault("due", "")));
            case CaseFold.DOCUMENTS_SUPPLIED, CaseFold.DOCUMENTS_LAPSED -> shell.t(key,
                HandedIn.of(act).files().size(), shell.written(body.getOrDefault("deadline", "")));
            case CaseFold.DOCUMENTS_CANCELLED -> shell.t(key, body.getOrDefault("reason", ""),
                shell.written(body.getOrDefault("deadline", "")));
            case CaseFold.EXTENDED, CaseFold.RESUMED -> shell.t(key, body.getOrDefault("reason", ""),
                shell.written(body.getOrDefault("deadline", "")));
            case CaseFold.PAUSED -> shell.t(key, body.getOrDefault("reason", "")) + " "
                + shell.t("timeline.pause." + body.getOrDefault("kind", ""),
                shell.written(body.getOrDefault("deadline", "")));
            case "document.ordered" -> shell.t(key, body.getOrDefault("number", ""));
            default -> shell.t(key);
        };
    }

    private static String asked(String key, DocumentRequest request, Shell shell) {
        String words = shell.t(key, request.documents().size(), shell.day(request.due()));
        return request.postpones() ? words + " " + shell.t("timeline.case.documents-paused") : words;
    }

    private String who(Actor actor, Casework.OpenCase open, Shell shell) {
        LocalDate today = shell.today();
        String organ = organisation.organ(actor.organ() == null ? open.state().organ() : actor.organ(), today)
            .map(o -> name(o, shell)).orElse("");
        return switch (actor.kind()) {
            case Actor.PERSON -> acting.who(actor, shell);
            case Actor.SYSTEM -> shell.t("timeline.program", organ);
            default -> actor.post() == null ? organ : organisation.post(actor.post(), today)
                .map(post -> shell.t("timeline.official", shell.pick(post.titleTr(), post.titleEn()), organ))
                .orElse(organ);
        };
    }

    private static String name(Organ organ, Shell shell) {
        return shell.pick(organ.nameTr(), organ.nameEn());
    }
}
