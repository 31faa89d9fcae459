package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Flowable, an engine that has been in use for many years, runs the same models with the same inputs: the
 * traces are equal as partial orders. Where it does not follow the standard stands in {@code
 * docs/process.md}; exactly those situations are set aside here, and counted.
 */
class OracleTest {
    private static final long SEED = 20_261_122L;
    private static final int ALL = 2_000;
    /** Of all of them, those in which Flowable holds a token at an inclusive gateway. */
    private static final int HELD = 4;
    private static final int BATCH = 100;
    private static final FlowableSide FLOWABLE = new FlowableSide();

    @AfterAll
    static void close() {
        FLOWABLE.close();
    }

    private static void check(String key, Player player) {
        OurSide ours = new OurSide(player);
        new TracesAlike(player.model).check(key, ours.stages(),
                FLOWABLE.play(key, player.initial, ours.inputs()));
    }

    /**
     * A model of {@code constructs.txt}.
     *
     * @param deviates the clause that Flowable does not follow, or null
     */
    private record Made(String name, @Nullable String deviates, Map<String, Object> variables, String sketch,
            List<String> script) {
        static Made of(String section) {
            List<String> lines = section.lines().toList();
            return new Made(lines.getFirst().strip(), rest(lines, "deviates ").findFirst().orElse(null),
                    rest(lines, "let ").findFirst().map(Made::values).orElse(Map.of()),
                    String.join("\n", lines.stream().skip(1)
                            .filter(line -> !line.matches("(deviates|let|!|#) ?.*")).toList()),
                    rest(lines, "! ").toList());
        }

        private static Stream<String> rest(List<String> lines, String begin) {
            return lines.stream().filter(line -> line.startsWith(begin))
                    .map(line -> line.substring(begin.length()));
        }

        private static Map<String, Object> values(String yaml) {
            Map<String, Object> values = new HashMap<>();
            Node.read("let", yaml.getBytes(StandardCharsets.UTF_8)).entries()
                    .forEach((name, node) -> values.put(name, Objects.requireNonNull(node.value())));
            return values;
        }

        byte[] bpmn() {
            return Sketch.xml(sketch).getBytes(StandardCharsets.UTF_8);
        }

        Player play() {
            Player player = new Player(Model.read(bpmn()), new Feel(), variables);
            for (String line : script) {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case "complete" -> {
                        player.variables.putAll(words.length > 2 ? values(words[2]) : Map.of());
                        assertThat(player.open()).as("%s: %s", name, line).contains(words[1]);
                        player.complete(words[1]);
                    }
                    case "fail" -> player.fail(words[1], words[2]);
                    case "due" -> player.due(words[1]);
                    case "message" -> player.message(words[1]);
                    default -> throw new IllegalArgumentException(line);
                }
            }
            assertThat(player.tasks).as("what is left open in %s", name).isEmpty();
            return player;
        }
    }

    @Test
    void everyConstructDoesWhatItDoesInFlowable() throws IOException {
        String[] sections = Files.readString(Path.of("src/test/resources/divan/process/constructs.txt"))
                .split("(?m)^== ");
        List<Made> all = Stream.of(sections).skip(1).map(Made::of).toList();
        Map<String, byte[]> models = new LinkedHashMap<>();
        all.forEach(made -> models.put("made" + all.indexOf(made), made.bpmn()));
        FLOWABLE.deploy(models);
        List<String> deviating = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Made made : all) {
            Player player = made.play();
            try {
                check("made" + all.indexOf(made), player);
            } catch (AssertionError | RuntimeException e) {
                (made.deviates() == null ? wrong : deviating).add(made.name() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(deviating).as("what Flowable is said not to follow, it does not follow")
                .hasSize((int) all.stream().filter(made -> made.deviates() != null).count());
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(kinds(all)).containsAll(RandomModel.CONSTRUCTS.stream()
                .filter(kind -> kind.matches("\\w+") && !kind.matches("loop|completion")).toList());
    }

    /** The words of the short hand that the set uses. */
    private static List<String> kinds(List<Made> all) {
        return all.stream().flatMap(made -> Stream.of(made.sketch().split("\\s+"))).distinct().toList();
    }

    @Test
    void theProcessesOfThePacksRunAsInFlowable() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of("packs"))) {
            files = found.filter(path -> path.toString().endsWith(".bpmn")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(2);
        for (Path file : files) {
            String key = "pack" + files.indexOf(file);
            byte[] bpmn = Files.readAllBytes(file);
            FLOWABLE.deploy(Map.of(key, bpmn));
            for (int walk = 0; walk < 25; walk++) {
                check(key, walked(Model.read(bpmn), new Random(SEED + walk)));
            }
        }
    }

    /** A walk of at most forty events through the process of a case, whatever may happen. */
    private static Player walked(Model model, Random random) {
        Player player = new Player(model, new Feel(), facts(random));
        for (int i = 0; i < 40 && player.ended == null; i++) {
            List<Integer> tasks = List.copyOf(player.tasks.keySet());
            List<Command.SetTimer> timers = player.timers.values().stream()
                    .filter(timer -> timer.due().isBefore(Player.BEGIN.plusSeconds(1_000_000_000))).toList();
            List<String> messages = player.interpreter.awaited(player.state);
            int which = random.nextInt(10);
            if (!messages.isEmpty() && (which == 0 || tasks.isEmpty() && timers.isEmpty())) {
                player.message(messages.get(random.nextInt(messages.size())));
            } else if (!timers.isEmpty() && (which < 3 || tasks.isEmpty())) {
                player.due(timers.get(random.nextInt(timers.size())));
            } else {
                player.variables.putAll(facts(random));
                player.complete(tasks.get(random.nextInt(tasks.size())));
            }
        }
        return player;
    }

    private static Map<String, Object> facts(Random random) {
        LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(30));
        return Map.of("outcome", List.of("grant", "refuse", "returned").get(random.nextInt(3)),
                "late", random.nextInt(4) == 0, "deadline", day, "documents_due", day.minusDays(20),
                "documents_reminder", day.minusDays(25), "documents_consequence",
                random.nextBoolean() ? "remove-from-process" : "decide-on-file",
                "paused_until", day.minusDays(15), "filed_on", day.minusDays(40), "steps", Map.of(
                "register", List.of(Map.of("interview_by", day.minusDays(10))),
                "interview", List.of(Map.of("attendance", random.nextBoolean() ? "held" : "absent",
                "more", random.nextInt(4) == 0, "withdrawn", random.nextInt(4) == 0))));
    }

    /** Fewer with {@code -Ddivan.oracle=200}. */
    @Test
    void randomModelsRunAsInFlowable() {
        int models = Integer.getInteger("divan.oracle", ALL);
        Tally tally = new Tally();
        for (int from = 0; from < models; from += BATCH) {
            Map<String, RandomModel> batch = new LinkedHashMap<>();
            Map<String, byte[]> bpmn = new LinkedHashMap<>();
            for (int i = from; i < Math.min(models, from + BATCH); i++) {
                RandomModel random = new RandomModel(SEED + i);
                batch.put("random" + i, random);
                bpmn.put("random" + i, Sketch.xml(random.sketch.toString()).getBytes(StandardCharsets.UTF_8));
            }
            FLOWABLE.deploy(bpmn);
            batch.forEach(tally::compare);
        }
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.held).as("inclusive gateways that Flowable holds back")
                .isBetween(models == ALL ? HELD : 0, HELD);
        assertThat(tally.inputs).isGreaterThan(models * 5);
        assertThat(tally.nesting).as("nesting of four").isGreaterThan(models / 10);
        assertThat(tally.subNesting).as("four sub-processes in each other").isGreaterThan(models / 20);
        assertThat(tally.seen.keySet()).containsExactlyInAnyOrderElementsOf(RandomModel.CONSTRUCTS);
        assertThat(tally.seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(models / 10));
    }

    /** What came of the random models. */
    private static final class Tally {
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();
        private int held;
        private int inputs;
        private int nesting;
        private int subNesting;

        void compare(String key, RandomModel random) {
            random.constructs.forEach(construct -> seen.merge(construct, 1, Integer::sum));
            nesting += random.nesting >= 4 ? 1 : 0;
            subNesting += random.subNesting >= 4 ? 1 : 0;
            Player player = RandomPlay.play(random, key.hashCode());
            OurSide ours = new OurSide(player);
            List<Stage> stages = ours.stages();
            List<Stage> theirs = FLOWABLE.play(key, player.initial, ours.inputs());
            inputs += ours.inputs().size();
            TracesAlike alike = new TracesAlike(player.model);
            if (alike.isInclusiveHeld(stages, theirs)) {
                held++;
                return;
            }
            try {
                alike.check(key, stages, theirs);
            } catch (AssertionError e) {
                wrong.add(key + "\n" + random.sketch + "\n" + e.getMessage());
            }
        }
    }
}
