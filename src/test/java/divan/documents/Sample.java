package divan.documents;

import divan.journal.Actor;
import divan.kernel.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One decision, invented, that the tests draw, render and seal. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");
    static final String ANKARA = "90000006";
    static final String ANKARA_NAME = "Ankara İl Göç İdaresi Müdürlüğü";
    static final String ADDRESS = "https://divan.example/verify";

    private Sample() {
    }

    static byte[] decision() {
        try (InputStream file = Sample.class.getResourceAsStream("/documents/decision.xhtml")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("letterhead", List.of("T.C.", "ANKARA VALİLİĞİ", "İl Göç İdaresi Müdürlüğü"));
        variables.put("person", Map.of("name", "Işıl İğneci", "applied_on", LocalDate.of(2026, 10, 5)));
        variables.put("permit",
                Map.of("from", LocalDate.of(2026, 12, 1), "until", LocalDate.of(2027, 11, 30)));
        variables.put("fee", new BigDecimal("1234.50"));
        variables.put("provisions", List.of(
                Map.of("law", "6458", "article", "31/1-a", "heading", "bilimsel araştırma"),
                Map.of("law", "6458", "article", "24/3", "heading", "uzatma")));
        variables.put("conditions",
                List.of("çalışma hakkı vermez", "adres değişikliği yirmi iş günü içinde bildirilir"));
        variables.put("remedy", true);
        variables.put("signatory",
                Map.of("name", "Ayşe ÖRNEK", "as", "Vali a.", "title", "İl Göç İdaresi Müdürü"));
        return variables;
    }

    static DocumentOrder order(UUID party, byte[] letter, Map<String, Object> variables, String language) {
        return new DocumentOrder(Ids.next(), "decision", Ids.next(), party, ANKARA, ANKARA_NAME, "115.02",
                new LetterTemplate("letters/decision.xhtml", "0".repeat(64), letter), variables, language,
                "Kısa Dönem İkamet İzninin Uzatılması", Ids.next(), NOON, Actor.system(), List.of("6458/24"),
                "decide");
    }

    static StoredOrder stored(byte[] letter, Map<String, Object> variables, String language) {
        return new StoredOrder(Ids.next(), "decision", null, null, ANKARA, ANKARA_NAME, "115.02", 2026, 117,
                new VerificationCode("8Q2VM4KJ7T1XG9RC"), "Kısa Dönem İkamet İzninin Uzatılması", language,
                "letters/decision.xhtml", "0".repeat(64), letter, Variables.bytes(variables), ADDRESS,
                Ids.next(), NOON);
    }

    static byte[] pdf() {
        return Rendering.pdf(Frame.around(stored(decision(), variables(), "tr")), NOON);
    }

    static byte[] letter(String body) {
        return ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>" + body
                + "</body></html>").getBytes(StandardCharsets.UTF_8);
    }
}
