import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;

/** What is asked of Divan and of the peer, about the same invented rows. */
record Questions(int organs, int provisions, int services) {
    static final int FIRST_NUMBER = 10_000_000;
    private static final String FUNCTION = "invented.sign";

    /** The same question to both. */
    record Question(String name, IntFunction<String> ours, IntFunction<String> peers) {
    }

    /** The same questions to both, of a random organ each. */
    List<Question> all() {
        String today = LocalDate.now(ZoneId.of("Europe/Istanbul")).toString();
        int directorates = Math.max(1, 300 * organs / 100_000);
        int firstDirectorate = 1 + Math.max(1, 20 * organs / 100_000);
        return List.of(
            new Question("by number", n -> "/api/organs/" + n, n -> "/organs/search/at?number=" + n + "&on=" + today),
            new Question("by number, beside a bare servlet", n -> "/api/organs/" + n, n -> "/bare"),
            new Question("as of a day", n -> "/api/organs/" + n + "?on=" + day(n),
                n -> "/organs/search/at?number=" + n + "&on=" + day(n)),
            new Question("of 100 that are asked for often", n -> "/api/organs/" + often(n),
                n -> "/organs/search/at?number=" + often(n) + "&on=" + today),
            new Question("children", n -> "/api/organs/" + n + "/children?on=" + day(n),
                n -> "/organs/search/children?parent=" + n + "&on=" + day(n) + "&size=100"),
            new Question("subtree, a page of 100", n -> "/api/organs/" + within(n, firstDirectorate, directorates)
                + "/subtree?on=" + day(n), n -> "/organs/search/subtree?number=" + within(n, firstDirectorate, directorates)
                + "&on=" + day(n)),
            new Question("who may sign", n -> "/api/organs/" + n + "/signatories?function=" + FUNCTION,
                n -> "/posts/search/signatories?organ=" + n + "&function=" + FUNCTION + "&on=" + today),
            new Question("service", n -> "/api/services/" + service(n), n -> "/services/" + service(n)),
            new Question("provision", n -> "/api/law/" + law(n) + "/" + article(n),
                n -> "/provisions/search/at?law=" + law(n) + "&address=" + article(n)),
            new Question("search for a name", n -> "/api/search?q=" + words(n),
                n -> "/organs/search/named?words=" + words(n) + "&on=" + today),
            new Question("impact of a change", n -> "/api/impact?change=repeal&provision=" + law(n) + "/" + article(n),
                n -> "/references/search/naming?law=" + law(n) + "&target=" + law(n) + "/" + article(n)));
    }

    private String service(int number) {
        return Invented.service(number % services);
    }

    private int law(int number) {
        return Invented.FIRST_LAW + number % Invented.laws(provisions);
    }

    private static int article(int number) {
        return 1 + number / 7 % Invented.ARTICLES;
    }

    /** As an organ is called somewhere in its life. */
    private static String words(int number) {
        return "Birimi+" + (number - FIRST_NUMBER);
    }

    private static String day(int number) {
        return LocalDate.of(2006, 1, 1).plusDays(number * 7919L % 7300).toString();
    }

    private static int often(int number) {
        return FIRST_NUMBER + 400 + number % 100;
    }

    private static int within(int number, int first, int many) {
        return FIRST_NUMBER + first + number % many;
    }
}
