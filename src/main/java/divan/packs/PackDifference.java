package divan.packs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a version of a pack changes against another: services that come and go, what each module tells of its
 * own files ({@link PackPart#changes}), and the files that differ without anybody telling what in them.
 */
public final class PackDifference {
    private static final String SERVICE = "service";
    private static final String FILE = "file";
    private static final String SERVICES = "services/";

    private PackDifference() {
    }

    /** Whole packs first, those that stand in one folder only; then each that stands in both. */
    public static List<Change> of(List<Pack> before, List<Pack> after, List<PackPart> parts) {
        Map<String, Pack> old = byName(before);
        Map<String, Pack> now = byName(after);
        List<Change> changes = new ArrayList<>(Change.between("pack", "pack.yaml", "", nothing(old.keySet()),
            nothing(now.keySet())));
        now.forEach((name, pack) -> {
            if (old.containsKey(name)) {
                changes.addAll(of(old.get(name), pack, parts));
            }
        });
        return changes;
    }

    private static Map<String, Pack> byName(List<Pack> packs) {
        return packs.stream().collect(Collectors.toMap(Pack::name, pack -> pack, (one, _) -> one,
            TreeMap::new));
    }

    private static Map<String, Map<String, String>> nothing(Set<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, _ -> Map.of()));
    }

    /**
     * @throws Malformed where one of the two cannot be read: ask only of what {@link PackPart#check} lets
     *         pass
     */
    public static List<Change> of(Pack before, Pack after, List<PackPart> parts) {
        List<Change> changes = new ArrayList<>();
        Change.between(SERVICE, "", "", nothing(services(before)), nothing(services(after))).forEach(change ->
            changes.add(new Change(SERVICE, SERVICES + change.id() + "/service.yaml", "", change.id(),
                change.sort(), "", "", "")));
        Set<String> whole = changes.stream().map(Change::id).collect(Collectors.toSet());
        parts.forEach(part -> changes.addAll(part.changes(before, after)));
        Set<String> told = changes.stream().map(Change::file).collect(Collectors.toSet());
        for (String path : differing(before, after)) {
            if (!told.contains(path) && !whole.contains(service(path))) {
                changes.add(new Change(FILE, path, "", path, !before.files().containsKey(path)
                    ? Change.Sort.ADDED : after.files().containsKey(path) ? Change.Sort.CHANGED
                    : Change.Sort.REMOVED, "", "", ""));
            }
        }
        return changes;
    }

    /** Services that both define; of the others it is enough to say that they came or went. */
    public static List<String> inBoth(Pack before, Pack after) {
        return services(after).stream().filter(services(before)::contains).toList();
    }

    private static Set<String> services(Pack pack) {
        return pack.paths(SERVICES, "/service.yaml").stream().map(PackDifference::service)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String service(String path) {
        return path.startsWith(SERVICES) ? path.split("/")[1] : "";
    }

    private static Set<String> differing(Pack before, Pack after) {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.removeIf(path -> Arrays.equals(before.files().get(path), after.files().get(path)));
        return paths;
    }
}
