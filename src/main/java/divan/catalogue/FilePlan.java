package divan.catalogue;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The standard file plan of the packs in force ({@code file-plan.csv}). */
@Component
@Order(41)
public class FilePlan implements PackPart {
    static final String FILE = "file-plan.csv";
    private final Map<String, Map<String, FileCode>> byPack = new ConcurrentHashMap<>();

    public Optional<FileCode> find(String code) {
        return Optional.ofNullable(all().get(code));
    }

    /** Every subject in the order of numbers. */
    public Collection<FileCode> codes() {
        return all().values();
    }

    /** A subject, after those above it: the main one first. */
    public List<FileCode> path(String code) {
        List<FileCode> path = new ArrayList<>();
        for (String at = code; !at.isEmpty();) {
            Optional<FileCode> found = find(at);
            found.ifPresent(path::addFirst);
            at = found.map(FileCode::above).orElse("");
        }
        return path;
    }

    private Map<String, FileCode> all() {
        Map<String, FileCode> all = new TreeMap<>();
        byPack.values().forEach(all::putAll);
        return all;
    }

    @Override
    public List<Finding> check(Pack pack) {
        if (pack.file(FILE).isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, FileCode> codes = new TreeMap<>();
        for (Table.Row row : Table.read(pack, FILE).rows()) {
            try {
                FileCode code = read(row);
                if (codes.put(code.code(), code) != null) {
                    findings.add(at(row, "the number " + code.code() + " stands here twice"));
                }
                if (!code.above().isEmpty() && !codes.containsKey(code.above())) {
                    findings.add(at(row, "above " + code.code() + " stands no " + code.above()));
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    private static Finding at(Table.Row row, String message) {
        return new Finding(FILE, (int) row.line(), message);
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), read(pack));
    }

    static Map<String, FileCode> read(Pack pack) {
        Map<String, FileCode> codes = new TreeMap<>();
        if (pack.file(FILE).isPresent()) {
            Table.read(pack, FILE).rows().stream().map(FilePlan::read)
                .forEach(c -> codes.put(c.code(), c));
        }
        return codes;
    }

    private static FileCode read(Table.Row row) {
        String code = row.need("code");
        if (!code.matches(FileCode.GRAMMAR)) {
            throw new Malformed(FILE, (int) row.line(), "“" + code + "” is no number of a file plan");
        }
        String fate = row.get("fate");
        if (!fate.matches("[ABCD]?")) {
            throw new Malformed(FILE, (int) row.line(), "there is no fate “" + fate + "”");
        }
        Map<String, String> title = new LinkedHashMap<>(Map.of("tr", row.need("title_tr")));
        if (!row.get("title_en").isEmpty()) {
            title.put("en", row.get("title_en"));
        }
        return new FileCode(code, title, years(row, "unit_years"), years(row, "institution_years"), fate,
            row.get("confirmed").equals("true"), row.get("note"));
    }

    private static @Nullable Integer years(Table.Row row, String column) {
        return row.get(column).isEmpty() ? null : row.integer(column);
    }
}
