import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Laws and services that nobody made, of any number; the same ones every time. */
final class Invented {
    static final int FIRST_LAW = 8000;
    static final int ARTICLES = 200;
    /** An article, two paragraphs of it, three clauses of the second. */
    static final int PROVISIONS_AN_ARTICLE = 6;
    private static final int SERVICES_A_FILE = 500;
    private static final String[] SUBJECTS = {"arşiv", "bahçe", "cetvel", "depo", "ekmek", "fener", "göl", "harita",
        "ırmak", "iskele", "kale", "köprü", "liman", "maden", "nakliye", "okul", "orman", "ölçü", "pazar", "rıhtım", "sahil",
        "su", "şeker", "tarla", "tohum", "tuz", "ulaşım", "ürün", "vakıf", "yayla", "yol", "zeytin"};
    private static final String[] WORDS = {"izin", "belge", "başvuru", "denetim", "kayıt", "bildirim", "süre", "karar",
        "ücret", "ceza", "yetki", "görev", "kurul", "müdürlük", "rapor", "tescil", "ruhsat", "itiraz", "teminat", "sözleşme",
        "tebliğ", "ödeme", "muafiyet", "ihale", "ilan", "sorumluluk", "usul", "esas", "şart", "hak"};

    private Invented() {
    }

    static int laws(int provisions) {
        return Math.max(1, provisions / (ARTICLES * PROVISIONS_AN_ARTICLE));
    }

    /** Folders as laws are published in. */
    static void laws(Path folder, int provisions) throws IOException {
        Random random = new Random(2709);
        for (int law = 0; law < laws(provisions); law++) {
            int number = FIRST_LAW + law;
            String name = capital(subject(law)) + " ve " + capital(subject(law / SUBJECTS.length + law + 1))
                + " Kanunu";
            Path one = Files.createDirectories(folder.resolve(number + "-kanun"));
            Files.writeString(one.resolve("ustveri.json"), """
                {"law_number": "%d", "title": "%s", "accepted_date": "2006-01-01",
                 "official_gazette": {"date": "2006-01-10", "number": "26000"}, "source_url": "https://example.org/%d"}
                """.formatted(number, name, number));
            StringBuilder text = new StringBuilder("# %s (No. %d)\n\n---\n\n%s\n\nKanun Numarası : %d\n\n".formatted(
                name.toUpperCase(Locale.of("tr")), number, name.toUpperCase(Locale.of("tr")), number));
            text.append("Kabul Tarihi : 1/1/2006\n\n");
            for (int article = 1; article <= ARTICLES; article++) {
                article(text, article, FIRST_LAW + random.nextInt(laws(provisions)), random);
            }
            Files.writeString(one.resolve("metin.md"), text);
        }
    }

    private static void article(StringBuilder text, int article, int other, Random random) {
        text.append("%s %s\n\nMADDE %d –\n(1) %s %s ile %s hakkında usul ve esaslar Bakanlıkça belirlenir. ".formatted(
            capital(subject(random.nextInt())), word(random), article, capital(subject(random.nextInt())), word(random),
            word(random)));
        text.append("%d sayılı Kanunun %d inci maddesi saklıdır.\n\n".formatted(other, 1 + random.nextInt(ARTICLES)));
        text.append("(2) Bu maddenin uygulanmasında;\n\n");
        for (String label : List.of("a", "b", "c")) {
            text.append("%s) %s %s bakımından %s aranır%s\n\n".formatted(label, capital(subject(random.nextInt())),
                word(random), word(random), label.equals("c") ? "." : ","));
        }
    }

    private static String subject(int any) {
        return SUBJECTS[Math.floorMod(any, SUBJECTS.length)];
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.of("tr")) + word.substring(1);
    }

    static String service(int n) {
        return "invented-" + n;
    }

    /** A copy of the packs with so many more services in the inventory. */
    static void services(Path packs, Path copy, int services, int provisions) throws IOException {
        try (Stream<Path> all = Files.walk(packs)) {
            for (Path file : all.toList()) {
                Path target = copy.resolve(packs.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Random random = new Random(4982);
        Path folder = Files.createDirectories(copy.resolve("migration/inventory"));
        for (int first = 0; first < services; first += SERVICES_A_FILE) {
            StringBuilder file = new StringBuilder("services:\n");
            for (int n = first; n < Math.min(services, first + SERVICES_A_FILE); n++) {
                file.append(service(n, FIRST_LAW + random.nextInt(laws(provisions)) + "/" + (1 + random.nextInt(ARTICLES)),
                    random));
            }
            Files.writeString(folder.resolve(String.format("invented-%06d.yaml", first)), file);
        }
    }

    private static String service(int n, String provision, Random random) {
        return """
              - id: %s
                name: {tr: "%s %s hizmeti %d", en: "Invented service %d"}
                description: {tr: "%s için %s verilmesi.", en: "Something invented, number %d."}
                systems: [165]
                opened-by: application
                for: [citizens]
                provided-by: [provincial-directorate]
                responsible: "90010205"
                channels: [office]
                local: false
                private: false
                file-code: "135"
                authority: ["%s/1"]
                documents: [{id: petition}, {id: identity-card}]
                correspondence:
                  internal: []
                  external:
                    - {to: police, about: {tr: "Soruşturma", en: "Inquiry"}}
                result:
                  documents: [permit]
                  duration: {at-most: %d, unit: days, confirmed: false}
                  average: {confirmed: false}
                  yearly: {confirmed: false}
                initials:
                  - {document: permit, initialled-by: [officer, director], signed-by: governor}
            """.formatted(service(n), capital(subject(random.nextInt())), word(random), n, n,
            capital(subject(random.nextInt())), word(random), n, provision, 1 + random.nextInt(90));
    }
}
