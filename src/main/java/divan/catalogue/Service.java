package divan.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public service as one version of a pack defines it.
 *
 * @param pack name and {@code version} of the pack that defines it
 * @param inputs what rules, form and letters may see, from which register
 * @param parameters name in FEEL → id of the dated parameter
 * @param basis act ({@code filed}, {@code asked}, {@code decided}, {@code served}, {@code read}) → the
 * provisions it rests on
 * @param grantProvisions FEEL, each a provision that a grant rests on
 * @param fourEyes whether somebody else than whoever proposed must decide
 * @param durationSettled whether the provision sets this time for this very service
 * @param says what its letters may say beside what every letter may: group → name → what
 * @param register the register whose rows are shown beside a case, if any
 * @param notice what is told before data are taken; null in versions from before there were any
 * @param assurance how surely it must be known who applies, 1 to 3 ({@link divan.web.Assurance})
 * @param channels by which it is applied for: portal, api, office; by-office where nobody applies
 * @param forOthers by which kinds of mandate somebody applies for another; none where never for others
 * @param many whether somebody may have several open cases of it
 * @param functions step of the process → the function its official must hold
 * @param period the time to decide
 */
public record Service(String id, String pack, String version, Competence competence,
        List<String> provisions, Map<String, List<String>> basis, Map<String, Input> inputs,
        Map<String, String> parameters,
        List<NeededDocument> documents, @Nullable String feeParameter, @Nullable String durationParameter,
        String durationProvision, boolean durationSettled, Map<String, String> functions, String fileCode,
        boolean fileCodeConfirmed, Remedy remedy, Map<String, LetterUse> letters, List<Effect> effects,
        List<String> grantProvisions, Map<String, Map<String, Said>> says, @Nullable String register,
        @Nullable Notice notice, boolean fourEyes, int assurance, List<String> forOthers,
        List<String> channels, boolean many, Period period) {

    /**
     * Which organ works on a case and in whose name it is decided.
     *
     * @param authority {@code governorate} where the organ works in its governorate's name, otherwise {@code
     * organ}
     * @param kind of the organ in the province; null where the keeper of what the case is about is competent
     * @param keeperOf the input whose register's keeper is competent; null where {@code kind} is given
     * @param number of the organ that has it for the whole country; null where that follows otherwise
     * @param province FEEL, a plate code
     */
    public record Competence(String authority, @Nullable String kind, @Nullable String keeperOf,
            @Nullable String number, String province) {
    }

    /**
     * What a letter says: FEEL; and where the words of a code stand, in the service's own texts ({@code
     * words}) or, by a FEEL for the register's field, among those of what registers hold ({@code field}).
     */
    public record Said(String is, @Nullable String words, @Nullable String field) {
    }

    /**
     * What the service may read of a register: fields of one row, and its first ({@code from}) and last
     * ({@code until}) day where {@code validity} is asked; {@code listOf} asks for one field of every row in
     * force. {@code about}: the row of any register that the application is about, named when it is begun;
     * the register is empty then, {@link #READS} where it is about an act of reading, {@link #FILES} where it
     * is about closed files of one's own. {@code history} asks for every row there ever was, as a list.
     */
    public record Input(String register, List<String> fields, boolean validity, @Nullable String listOf,
            boolean about, boolean history) {
    }

    /** A document that the applicant brings, when the FEEL condition holds, and why. */
    public record NeededDocument(String id, String when, String provision) {
    }

    /** How to go against the decision. */
    public record Remedy(String courtKey, String daysParameter, List<String> provisions) {
    }

    /** A letter's template, what kind of document it is, and the provisions it is written under. */
    public record LetterUse(String id, String template, String kind, List<String> provisions) {
    }

    /** What a decision does to a register. */
    public sealed interface Effect {
        String id();

        String provision();
    }

    /**
     * A row that a decision writes into a register: FEEL by field, and for its first and last day; null for a
     * row without end. {@code key}: FEEL, what tells rows of one person apart that stand on the same day;
     * {@code replaces}: what still runs on its first day ends the day before.
     */
    public record NewRow(String id, String register, String provision, String from, String until,
            Map<String, String> row, String key, boolean replaces) implements Effect {
    }

    /**
     * A row that a decision corrects: the one that the input {@code corrects} names. FEEL for the field (or
     * {@code valid-from}, {@code valid-until}, {@code row}), what it shall say, and from which day.
     */
    public record CorrectedRow(String id, String corrects, String provision, String field, String value,
            String since)
            implements Effect {
    }

    /**
     * A row that a decision ends before its time: those rows of the register that say all of this (field →
     * FEEL) and reach beyond {@code last}, FEEL for the last day on which they still stand.
     */
    public record EndedRow(String id, String register, String provision, Map<String, String> where,
            String last) implements Effect {
    }

    /** What a decision proposes to erase: the files that the input {@code erases} names (6698/7/1). */
    public record ErasedFiles(String id, String erases, String provision) implements Effect {
    }

    /** What an application is about that asks to erase files of one's own: {@code about: own-file}. */
    public static final String FILES = "own-file";

    /** What an application is about that asks why data were read: written {@code about: data-read}. */
    public static final String READS = "data-read";

    /** Whether it is for asking why one's data were read. */
    public boolean asksAboutReads() {
        return isAbout(READS);
    }

    /** Whether it is for asking that one's own files be erased. */
    public boolean asksToErase() {
        return isAbout(FILES);
    }

    /** Whether it is about a row of a register, whichever that is. */
    public boolean isAboutRows() {
        return isAbout("");
    }

    private boolean isAbout(String register) {
        return inputs.values().stream().anyMatch(input -> input.about() && input.register().equals(register));
    }

    /** The input that names the row an application is about, if the service is for that. */
    public Optional<String> about() {
        return inputs.entrySet().stream().filter(i -> i.getValue().about()).map(Map.Entry::getKey)
            .findFirst();
    }

    /** The provisions an act of this service rests on. */
    public List<String> basis(String act) {
        return basis.getOrDefault(act, List.of());
    }

    /** On what an applicant is asked for what is missing ({@code asked}); nothing said, 6458/21/3. */
    public List<String> askedBasis() {
        return basis.getOrDefault("asked", Earlier.ASKED);
    }

    /** The provisions on which an application is withdrawn: those of the letter that confirms it. */
    public List<String> withdrawalBasis() {
        LetterUse letter = letters.get("withdrawal");
        return letter == null ? List.of() : letter.provisions();
    }

    /** Whether an official at a counter may fill in its form for whoever stands there. */
    public boolean isAtCounters() {
        return channels.contains("office") && about().isEmpty();
    }

    /** Whether nobody applies for it: an official opens it by office, about whom it concerns. */
    public boolean isByOffice() {
        return channels.contains("by-office");
    }

    /** Where this service's files stand in its pack. */
    public String folder() {
        return "services/" + id + "/";
    }

    public String key(String rest) {
        return "service." + id + "." + rest;
    }
}
