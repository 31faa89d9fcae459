package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Our pack with a petition that is answered within fifteen working days, which may become thirty, and whose
 * time can stand still in all three ways.
 */
final class Clocks {
    private static final String FOLDER = "services/wish-or-complaint/";
    private static final String VALUES = """

        - id: clock.%s
          title: {tr: "Örnek", en: "Example"}
          unit: working-days
          values:
            - {from: "2003-01-11", value: %d, basis: "3071/7/1", confirmed: false, note: {tr: x, en: x}}
        """;

    private Clocks() {
    }

    static Pack with(Pack good) {
        Map<String, byte[]> files = new TreeMap<>(good.files());
        files.put(FOLDER + "process.bpmn", process());
        add(files, "parameters.yaml", VALUES.formatted("answer", 15) + VALUES.formatted("extended", 30)
            + VALUES.formatted("cost", 15));
        change(files, FOLDER + "service.yaml", "decision_days: wish-or-complaint.answer-days", """
            decision_days: clock.answer
              extended_days: clock.extended
              cost_days: clock.cost""");
        change(files, FOLDER + "service.yaml", "  days: calendar", "  days: working");
        add(files, FOLDER + "service.yaml", """

            extension: {most: extended_days, provision: "3071/7/1"}
            pauses:
              cost-notice: {kind: restart, provision: "3071/4/1", days: cost_days}
              question: {kind: stop, provision: "3071/4/1"}
              recess: {kind: postpone, provision: "3071/4/1"}
            """);
        String pauses = "  wish-or-complaint:\n    pause: {cost-notice: %s, question: %s, recess: %s}\n";
        for (String language : List.of("tr", "en")) {
            change(files, FOLDER + "text/" + language + ".yaml", "  wish-or-complaint:\n",
                language.equals("tr") ? pauses.formatted("Ücret bildirildi", "Soru soruldu", "Ara verildi")
                    : pauses.formatted("Fee told", "Question asked", "Recess"));
        }
        return Pack.of(good.name(), files);
    }

    private static byte[] process() {
        try (InputStream file = Clocks.class.getResourceAsStream("process-with-a-clock.bpmn")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, byte[]> files, String file) {
        return new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
    }

    private static void add(Map<String, byte[]> files, String file, String more) {
        files.put(file, (text(files, file) + more).getBytes(StandardCharsets.UTF_8));
    }

    private static void change(Map<String, byte[]> files, String file, String from, String to) {
        assertThat(text(files, file)).contains(from);
        files.put(file, text(files, file).replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
