package divan.catalogue;

import divan.kernel.Cells;
import divan.organisation.Organ;
import divan.organisation.Profile;
import divan.web.Shell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * The tables of the regulation of 31.7.2009/27305, on pages and as files: ek-1, the inventory, and ek-2, the
 * standards. To what is declared we add what was measured, in columns of its own. The columns of ek-1 are
 * from secondary sources.
 */
@Component
public class ServiceTables {
    private static final List<String> INVENTORY = List.of("no", "file-code", "name", "description",
        "authority", "for", "provided-by", "local", "private", "documents", "internal", "external",
        "initials", "duration", "average", "measured-time", "yearly", "measured-count", "channels");
    private static final List<String> STANDARDS = List.of("no", "name", "documents", "duration",
        "measured-time");

    /** A line: the service it is about and a cell a column, each of several lines where it lists things. */
    public record Row(String service, List<List<String>> cells) {
    }

    /** Below the standards: first and second place for complaints. */
    public record Place(String key, String name, String contact) {
    }

    /** @param columns keys of the text of their heads */
    public record Grid(Shell shell, List<String> columns, List<Row> rows, List<Place> places) {
        /** UTF-8 with a mark, as spreadsheets want it; nothing in it is calculated. */
        public byte[] csv() {
            StringWriter out = new StringWriter();
            out.write('\uFEFF');
            try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
                printer.printRecord(columns.stream().map(c -> written(shell.t("inventory.column." + c))));
                for (Row row : rows) {
                    printer.printRecord(row.cells().stream().map(c -> written(String.join("\n", c))));
                }
                for (Place place : places) {
                    printer.printRecord(Stream.of(shell.t(place.key()), place.name(), place.contact())
                        .map(Grid::written));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString().getBytes(StandardCharsets.UTF_8);
        }

        private static String written(String text) {
            return Cells.written(Shell.plain(text));
        }
    }

    private final Inventory inventory;

    ServiceTables(Inventory inventory) {
        this.inventory = inventory;
    }

    /** @param organs that may be named as providers, by number */
    Grid inventory(Shell shell, List<OrganServices.Line> lines, Map<String, Organ> organs) {
        ServiceWords words = new ServiceWords(shell, inventory, organs);
        List<Row> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new Row(line.service().id(), INVENTORY.stream()
            .map(column -> cell(column, rows.size() + 1, line, words)).toList())));
        return new Grid(shell, INVENTORY, rows, List.of());
    }

    Grid standards(Shell shell, List<OrganServices.Line> lines, OrganServices.Complaints complaints) {
        ServiceWords words = ServiceWords.of(shell, inventory);
        List<Row> rows = new ArrayList<>();
        lines.stream().filter(line -> line.service().onApplication()).forEach(line ->
            rows.add(new Row(line.service().id(), STANDARDS.stream()
                .map(column -> cell(column, rows.size() + 1, line, words)).toList())));
        List<Place> places = new ArrayList<>();
        places.add(place(shell, "inventory.first-place", complaints.first()));
        complaints.second().ifPresent(o -> places.add(place(shell, "inventory.second-place", o)));
        return new Grid(shell, STANDARDS, rows, places);
    }

    private static Place place(Shell shell, String key, Organ organ) {
        Profile.Contact contact = organ.profile().contact();
        List<String> said = Stream.of(contact.address(), contact.phone(), contact.email(), contact.web())
            .filter(text -> !text.isEmpty()).toList();
        return new Place(key, shell.pick(organ.nameTr(), organ.nameEn()),
            said.isEmpty() ? shell.t("inventory.no-contact") : String.join(", ", said));
    }

    private static List<String> cell(String column, int number, OrganServices.Line line, ServiceWords words) {
        PublicService service = line.service();
        return switch (column) {
            case "no" -> List.of(String.valueOf(number));
            case "file-code" -> List.of(service.fileCode());
            case "name" -> List.of(words.title(service.name()));
            case "description" -> List.of(words.title(service.description()));
            case "authority" -> service.authority();
            case "documents" -> service.documents().stream().map(d -> words.document(d.document())).toList();
            case "internal", "external" -> service.letters(column.equals("internal")).stream()
                .map(words::letter).toList();
            case "channels" -> words.places(service);
            case "initials" -> service.initials().stream().map(words::initials).toList();
            default -> List.of(figure(column, line, words));
        };
    }

    private static String figure(String column, OrganServices.Line line, ServiceWords words) {
        PublicService service = line.service();
        return switch (column) {
            case "for" -> words.codes("for", service.beneficiaries());
            case "provided-by" -> words.providers(service);
            case "local" -> words.yes(service.local());
            case "private" -> words.yes(service.outside());
            case "duration" -> words.duration(line.duration());
            case "average" -> words.average(service.average());
            case "yearly" -> words.yearly(service.yearly());
            case "measured-time" -> words.measuredTime(line.measured());
            case "measured-count" -> words.measuredCount(line.measured());
            default -> throw new IllegalArgumentException(column);
        };
    }
}
