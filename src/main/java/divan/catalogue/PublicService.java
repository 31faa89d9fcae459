package divan.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public service as the inventory describes it, whether it is done here, elsewhere or on paper: the six
 * headings of the inventory of services (ek-1 of the regulation of 31.7.2009/27305). Words are by language.
 *
 * @param words what people say for it; of a service that is done here its texts have them
 * @param systems numbers in the list of systems
 * @param onApplication false where it is done without being asked (re’sen)
 * @param beneficiaries {@code citizens}, {@code foreigners}, {@code companies}, {@code associations}, {@code
 * public-bodies}
 * @param providers kinds of organs that provide it, or numbers of organs
 * @param responsible number of the organ that answers for it
 * @param local whether municipalities take part, {@code outside} whether private bodies do
 * @param authority provisions that it stands on
 * @param issued documents with which it ends
 * @param average how long it takes on average, as reported; {@code yearly} how often a year, as reported
 * @param isHere whether one can apply for it here: then there is a {@link Service} of the same id
 * @param line in {@code file} of the pack, from 1
 * @param declared what an organ declared last, in the place of what the pack reports; null where none did
 */
public record PublicService(String id, String pack, Map<String, String> name, Map<String, String> description,
        List<String> words, List<Integer> systems, boolean onApplication, List<String> beneficiaries,
        List<String> providers, String responsible, List<String> channels, boolean local, boolean outside,
        String fileCode, List<String> authority, List<Asked> documents, List<Letter> letters,
        List<String> issued,
        Duration duration, Declared average, Declared yearly, List<Initials> initials, boolean isHere,
        String file, int line, @Nullable Declaration declared) {

    /** A document that is asked for, and the provision that lets it be asked for. */
    public record Asked(String document, @Nullable String under) {
    }

    /** A letter written on the way, within the administration or outside. */
    public record Letter(boolean internal, String to, Map<String, String> about) {
    }

    /**
     * The longest time by law.
     *
     * @param parameter a dated parameter that says how long, in place of {@code atMost}
     * @param unit {@code hours}, {@code days}, {@code working-days} or {@code months}
     */
    public record Duration(@Nullable Integer atMost, @Nullable String parameter, String unit,
            @Nullable String under, boolean confirmed) {
    }

    /** A reported figure, of which year or in which unit; null where nobody reported one. */
    public record Declared(@Nullable Long value, String of, String source, boolean confirmed) {
        public Optional<Long> known() {
            return Optional.ofNullable(value);
        }
    }

    /** Who initials a document, in this order, and who signs it: ids of titles. */
    public record Initials(String document, List<String> initialledBy, String signedBy) {
    }

    /** With what an organ declared; a figure that it left open stays as its pack reports it. */
    PublicService with(Declaration declaration) {
        Declaration.Figures said = declaration.figures();
        return new PublicService(id, pack, name, description, words, systems, onApplication, beneficiaries,
            providers, responsible, channels, local, outside, fileCode, authority, documents, letters, issued,
            duration, said.average() == null ? average : new Declared(said.average(), said.unit(), "", true),
            said.yearly() == null ? yearly : new Declared(said.yearly(), String.valueOf(said.year()), "",
                true), initials, isHere, file, line, declaration);
    }

    public List<Letter> letters(boolean internal) {
        return letters.stream().filter(letter -> letter.internal() == internal).toList();
    }

    /** Whether an organ of this kind and number provides it. */
    public boolean isProvidedBy(String kind, String number) {
        return providers.contains(kind) || providers.contains(number);
    }
}
