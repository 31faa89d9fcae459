package divan.catalogue;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import divan.search.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What people say for what the state calls otherwise, from the packs in force ({@code search/everyday.csv}).
 */
@Component
@Order(41)
class EverydayWords implements PackPart {
    private static final String FILE = "search/everyday.csv";
    private final Map<String, Map<String, List<String>>> byPack = new ConcurrentHashMap<>();
    private final Search search;

    EverydayWords(Search search) {
        this.search = search;
    }

    @Override
    public List<Finding> check(Pack pack) {
        try {
            read(pack);
            return List.of();
        } catch (Malformed e) {
            return List.of(e.finding());
        }
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), read(pack));
        Map<String, List<String>> all = new HashMap<>();
        byPack.values().forEach(words -> words.forEach((said, meant) ->
            all.computeIfAbsent(said, _ -> new ArrayList<>()).addAll(meant)));
        search.everyday(all);
    }

    private static Map<String, List<String>> read(Pack pack) {
        Map<String, List<String>> words = new HashMap<>();
        if (pack.file(FILE).isPresent()) {
            Table.read(pack, FILE).rows().forEach(row ->
                words.computeIfAbsent(row.need("said"), _ -> new ArrayList<>()).add(row.need("means")));
        }
        return words;
    }
}
