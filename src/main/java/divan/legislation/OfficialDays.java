package divan.legislation;

import divan.kernel.OfficialCalendar;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import divan.rules.Feel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Days off beside those of the law: what a pack adds in {@code calendar.csv} (administrative leave, a feast
 * announced for another day than was computed). No law says that a leave of officials is a holiday of
 * periods; whoever writes the row decides that it is, on the basis that the row names. Days that the law
 * takes off cannot be taken back.
 */
@Component
@Order(22)
public class OfficialDays implements PackPart {
    private static final String FILE = "calendar.csv";

    private final Map<String, List<OfficialCalendar.Off>> byPack = new ConcurrentHashMap<>();

    /** The calendar in force: the law's days and those of every pack in force. */
    public OfficialCalendar inForce() {
        return Feel.calendar();
    }

    /** The law's days and those of this version of a pack alone. */
    public static OfficialCalendar of(Pack pack) {
        return OfficialCalendar.statutory().with(rows(pack).stream().map(OfficialDays::off).toList());
    }

    private static List<Table.Row> rows(Pack pack) {
        return pack.file(FILE).isPresent() ? Table.read(pack, FILE).rows() : List.of();
    }

    private static OfficialCalendar.Off off(Table.Row row) {
        try {
            return new OfficialCalendar.Off(LocalDate.parse(row.need("day")),
                OfficialCalendar.hour(row.get("from")), row.need("name"), row.need("basis"), true);
        } catch (DateTimeException e) {
            throw new Malformed(row.file(), (int) row.line(), "no day off: " + e.getMessage());
        }
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        Set<LocalDate> known = new HashSet<>();
        for (Table.Row row : rows(pack)) {
            try {
                if (!known.add(off(row).day())) {
                    findings.add(new Finding(FILE, (int) row.line(), "the day stands here twice"));
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), rows(pack).stream().map(OfficialDays::off).toList());
        Feel.goBy(OfficialCalendar.statutory().with(byPack.values().stream().flatMap(List::stream).toList()));
    }
}
