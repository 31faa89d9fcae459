package divan.packs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that services share: where {@code service.yaml} says {@code common: NAME}, a file that the
 * service's folder lacks is the one of {@code common/NAME/}. Its words are not among them: {@link Words}
 * lends them.
 */
final class CommonFiles {
    static final String FOLDER = "common/";
    static final String TEXT = "text/";
    private static final Pattern SERVICE = Pattern.compile("services/([^/]+)/service\\.yaml");
    private static final Pattern COMMON = Pattern.compile("(?m)^common:\\s*([a-z0-9-]+)\\s*(#.*)?$");

    private CommonFiles() {
    }

    /** Path in a service's folder → path of the file that stands in its place. */
    static SortedMap<String, String> of(SortedMap<String, byte[]> files) {
        SortedMap<String, String> borrowed = new TreeMap<>();
        folders(files).forEach((service, common) -> files.tailMap(common).keySet().stream()
            .takeWhile(path -> path.startsWith(common)).map(path -> path.substring(common.length()))
            .filter(path -> !path.startsWith(TEXT) && !files.containsKey(service + path))
            .forEach(path -> borrowed.put(service + path, common + path)));
        return borrowed;
    }

    /** Folder of each service that borrows → folder from which. */
    static Map<String, String> folders(Map<String, byte[]> files) {
        Map<String, String> folders = new TreeMap<>();
        files.forEach((path, content) -> {
            Matcher service = SERVICE.matcher(path);
            if (service.matches()) {
                Matcher common = COMMON.matcher(new String(content, StandardCharsets.UTF_8));
                if (common.find()) {
                    folders.put("services/" + service.group(1) + "/", FOLDER + common.group(1) + "/");
                }
            }
        });
        return folders;
    }
}
