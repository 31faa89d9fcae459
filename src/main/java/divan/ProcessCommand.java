package divan;

import divan.casework.FeelConditions;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.process.Diagram;
import divan.process.Model;
import divan.process.ModelErrors;
import divan.process.Refusal;
import divan.process.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan process run FILE}: runs a model of the subset by itself, without database, pack or case, and
 * prints the trace. Exit 0 when all events fitted, 1 when the model or an event is refused, 2 for wrong
 * usage.
 */
final class ProcessCommand {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final String format;
    private final PrintStream out;

    private ProcessCommand(Path file, String format, PrintStream out) {
        this.file = file;
        this.format = format;
        this.out = out;
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "The file cannot be read: ", () -> {
            CommandLine line = CommandLine.parse("process", words, Set.of("--events", "--format"), Set.of());
            if (line.words().size() != 2 || !line.words().getFirst().equals("run")) {
                throw new CommandLine.Unclear("process run FILE --events FILE.");
            }
            String format = line.get("--format", "text");
            if (!Set.of("text", "json", "svg").contains(format)) {
                throw new CommandLine.Unclear("--format is text, json or svg.");
            }
            return new ProcessCommand(Path.of(line.words().getLast()), format, out)
                .run(line.get("--events"));
        });
    }

    private int run(@Nullable String events) throws IOException {
        try {
            Model model = Model.read(bytes(file));
            EventsFile happens = events == null ? EventsFile.NONE
                : EventsFile.read(events, bytes(Path.of(events)));
            return play(model, happens);
        } catch (ModelErrors e) {
            return refuse(null, null, e.problems().stream().map(problem -> new Fault(file.toString(),
                problem.line(), problem.elementId(), problem.code(), problem.message())).toList());
        } catch (Malformed e) {
            return refuse(null, null, List.of(fault(e)));
        }
    }

    private int play(Model model, EventsFile events) {
        Trial trial;
        try {
            trial = new Trial(model, new FeelConditions(), events.variables(), events.begin());
        } catch (Refusal e) {
            int line = Stream.concat(model.elements().stream().filter(x -> x.id().equals(e.element()))
                .map(x -> x.line()), model.flows().stream().filter(x -> x.id().equals(e.element()))
                .map(x -> x.line())).findFirst().orElse(1);
            return refuse(null, null, List.of(new Fault(file.toString(), line, e.element(), "run.refused",
                String.valueOf(e.getMessage()))));
        }
        if (format.equals("svg") && model.layout().isEmpty()) {
            return refuse(null, null, List.of(new Fault(file.toString(), 1, "", "diagram.none",
                "the model has no diagram")));
        }
        try {
            events.happen(trial);
        } catch (Malformed e) {
            return refuse(model, trial, List.of(fault(e)));
        }
        print(model, trial, List.of());
        return 0;
    }

    /** What was refused, and where. @param element its id, or empty where it is the file */
    private record Fault(String file, int line, String element, String code, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + (element.isEmpty() ? "" : element + ": ") + message
                + " [" + code + "]";
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", file);
            map.put("line", line);
            map.put("element", element);
            map.put("code", code);
            map.put("message", message);
            return map;
        }
    }

    private static Fault fault(Malformed malformed) {
        Finding finding = malformed.finding();
        return new Fault(finding.file(), finding.line(), "", "event.refused", finding.message());
    }

    private int refuse(@Nullable Model model, @Nullable Trial trial, List<Fault> faults) {
        if (model != null && trial != null) {
            print(model, trial, faults);
        } else if (format.equals("json")) {
            out.println(JSON.writeValueAsString(Map.of("errors",
                faults.stream().map(Fault::toMap).toList())));
        } else {
            faults.forEach(out::println);
        }
        return 1;
    }

    private void print(Model model, Trial trial, List<Fault> faults) {
        TrialPrint print = new TrialPrint(model, trial);
        switch (format) {
            case "json" -> {
                Map<String, Object> map = print.toMap();
                if (!faults.isEmpty()) {
                    map.put("errors", faults.stream().map(Fault::toMap).toList());
                }
                out.println(JSON.writeValueAsString(map));
            }
            case "svg" -> out.println(Diagram.document(model, String.join("\n", print.words()),
                print.present(), print.passed()));
            default -> {
                print.lines().forEach(out::println);
                print.words().forEach(out::println);
                faults.forEach(out::println);
            }
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes((4 << 20) + 1);
        }
    }
}
