package divan.organisation;

import divan.kernel.Cells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Organs on their way into a file: by a cursor, a thousand at a time, in the order of numbers and days. */
@Component
class OrganDepartures {
    private static final int BATCH = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_HURRY = "set local statement_timeout = 0";
    private static final String ALL = "select " + Organs.COLUMNS + """
        , coalesce((select string_agg(s.predecessor, ' ' order by s.predecessor)
            from organisation.succession s
                    where s.successor = o.number and s.day = lower(o.valid)), '') as predecessors
        from organisation.organ o
        where cast(:day as date) is null or o.valid @> cast(:day as date)
        order by o.number, lower(o.valid)
        """;

    private final JdbcClient jdbc;

    OrganDepartures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Leaving(Organ organ, String predecessors) {
        private List<Succession> successions() {
            return Stream.of(predecessors.split(" ")).filter(p -> !p.isEmpty())
                .map(p -> new Succession(p, organ.number(), organ.valid().from(), "merged")).toList();
        }

        private Map<String, @Nullable Object> view() {
            Map<String, @Nullable Object> view = OrganView.organ(organ);
            if (!predecessors.isEmpty()) {
                view.put(OrganRows.PREDECESSORS, List.of(predecessors.split(" ")));
            }
            return view;
        }
    }

    /** To be closed, within the transaction. @param day null for every day */
    private Stream<Leaving> leaving(@Nullable LocalDate day) {
        jdbc.sql(NO_HURRY).update();
        return jdbc.sql(ALL).withFetchSize(BATCH).param("day", day)
            .query((row, n) -> new Leaving(Organs.read(row, n), row.getString("predecessors"))).stream();
    }

    /** @return how many rows were written */
    long write(String form, @Nullable LocalDate day, String base, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try (Stream<Leaving> leaving = leaving(day)) {
            return switch (form) {
                case "json" -> json(writer, "[", "]",
                    leaving.map(l -> JSON.writeValueAsString(l.view())));
                case "jsonld" -> json(writer, "{\"@context\":" + JSON.writeValueAsString(OrganLinked.CONTEXT)
                    + ",\"@graph\":[", "]}", leaving.map(l ->
                    JSON.writeValueAsString(OrganLinked.organ(l.organ(), l.successions(), base))));
                default -> csv(writer, leaving);
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writer.flush();
        }
    }

    private static long json(Writer writer, String begin, String end, Stream<String> lines)
            throws IOException {
        long[] count = new long[1];
        writer.write(begin);
        lines.forEach(line -> written(writer, (count[0]++ == 0 ? "\n" : ",\n") + line));
        writer.write("\n" + end + "\n");
        return count[0];
    }

    private static void written(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long csv(Writer writer, Stream<Leaving> leaving) throws IOException {
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(OrganRows.COLUMNS);
        long[] count = new long[1];
        leaving.forEach(l -> {
            count[0]++;
            Map<String, String> texts = OrganFields.write(l.organ());
            List<String> cells = new ArrayList<>(OrganFields.NAMES.stream()
                .map(n -> Cells.written(texts.get(n)))
                .toList());
            cells.add(l.predecessors());
            try {
                printer.printRecord(cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return count[0];
    }
}
