package divan.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of questions to an applicant, and what the official answers. */
public record Form(List<Page> pages, Official official) {

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

    public List<Question> questions() {
        return pages.stream().flatMap(p -> p.questions().stream()).toList();
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
