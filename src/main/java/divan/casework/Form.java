package divan.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of questions to an applicant, what officials record on the way, and what they answer. */
public record Form(List<Page> pages, Official official, List<Step> steps) {

    /** One page; {@code id} is also its address. */
    public record Page(String id, List<Question> questions) {
    }

    /** The official's part: questions of judgement, the weighing, and what a proposal must say. */
    public record Official(List<Judgement> judgements, List<Weighing> weighing,
            List<String> weighingRequiredFor, List<Question> grant, List<Question> refuse,
            List<Question> both) {
    }

    /** A question of judgement; {@code against} is the answer that speaks against granting, or null. */
    public record Judgement(String id, String provision, @Nullable String against, @Nullable String showIf) {
    }

    /** One thing to weigh before a decision that burdens somebody (law 6458/25/1). */
    public record Weighing(String id, String provision, @Nullable String requiredIf) {
    }

    /**
     * What an official records when a user task of the same id is done: a registration, an interview. FEEL
     * sees the answers of every time as {@code steps.<id>}, oldest first, each with the day {@code on}; while
     * it is filled in, {@code step} and {@code today}.
     *
     * @param basis the provisions on which the step rests
     * @param derived what follows from the answers and is kept with them: name → FEEL, in this order
     * @param deadline FEEL: the last day to decide from now on; null, or what is null, leaves it as it is
     */
    public record Step(String id, List<String> basis, Map<String, String> derived,
            @Nullable String deadline, List<Question> questions) {
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    public List<Question> questions() {
        return pages.stream().flatMap(p -> p.questions().stream()).toList();
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
