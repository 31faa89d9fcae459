package divan.documents;

import divan.journal.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document to be drawn up.
 *
 * @param id minted by the caller
 * @param kind what it is, a word of the pack: {@code receipt}, {@code decision}
 * @param organ eight digits of DETSİS: who issues, whose serial counts and whose seal it bears
 * @param organName the organ's name on that day, in Turkish, as its certificate shall say
 * @param fileCode of the standard file plan, {@code 000.00.00.00} with one to four parts
 * @param variables what the letter may say: text, whole numbers, {@code BigDecimal}, booleans, {@code
 *     LocalDate}, {@code Instant}, lists and maps of these; the name {@code document} is taken
 * @param language two letters; Turkish text binds
 * @param act the act that the document puts in writing
 * @param basis provisions the act of ordering cites
 */
public record DocumentOrder(UUID id, String kind, @Nullable UUID caseId, @Nullable UUID party, String organ,
        String organName, String fileCode, LetterTemplate letter, Map<String, Object> variables,
        String language,
        String title, UUID act, Instant at, Actor actor, List<String> basis, String purpose) {
    public DocumentOrder {
        require(organ.matches("[0-9]{8}"), "an organ has eight digits");
        require(fileCode.matches("[0-9]{3}([.][0-9]{2}){0,3}"), "a file code is 000 with up to three .00");
        require(language.matches("[a-z]{2}"), "a language has two letters");
        require(!title.isBlank() && !kind.isBlank() && !organName.isBlank(),
                "kind, organ and title are named");
        require(!variables.containsKey("document"), "the variable document is the documents' own");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
