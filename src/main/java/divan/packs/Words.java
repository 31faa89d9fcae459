package divan.packs;

import divan.web.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pack says to people: {@code text/<language>.yaml} for all of it,
 * {@code services/<service>/text/<language>.yaml} for one service,
 * {@code common/<name>/text/<language>.yaml} for services that share. A key stands in one file of a language.
 * What a service does not say itself it says in the words of its common folder and of the services it names
 * under {@code words-of} (0059).
 *
 * @param byLanguage language → key (dots between its parts) → text, keys in order
 * @param places language → key → the file that says it
 */
public record Words(Map<String, Map<String, String>> byLanguage, Map<String, Map<String, String>> places,
        List<Finding> twice) {

    /** The language that binds. */
    public static final String BINDING = "tr";
    private static final Pattern FILE = Pattern.compile("((?:services|common)/[^/]+/)?text/([^/]+)\\.yaml");

    /** @throws Malformed where a file of words cannot be read */
    public static Words of(Pack pack) {
        Words words = new Words(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        files(pack).forEach(path -> words.take(path, Texts.flatten(pack.yaml(path).plain())));
        for (String to : pack.services()) {
            Node service = pack.yaml("services/" + to + "/service.yaml");
            List<String> from = new ArrayList<>(service.get("common").optional().stream().toList());
            from.addAll(service.get("words-of").texts());
            from.forEach(other -> words.lend(other, to));
        }
        return words;
    }

    /** A text that is lent is lent in every language, or the languages would say different things. */
    private void lend(String from, String to) {
        String old = "service." + from + ".";
        List<String> lent = keys().stream().filter(key -> key.startsWith(old))
            .filter(key -> !keys().contains("service." + to + "." + key.substring(old.length()))).toList();
        for (String key : lent) {
            String own = "service." + to + "." + key.substring(old.length());
            byLanguage.forEach((language, texts) -> {
                if (texts.containsKey(key)) {
                    texts.putIfAbsent(own, texts.get(key));
                    places.get(language).putIfAbsent(own, places.get(language).get(key));
                }
            });
        }
    }

    /** Every file of words of a pack, in order. */
    public static List<String> files(Pack pack) {
        return pack.files().keySet().stream().filter(path -> FILE.matcher(path).matches()).toList();
    }

    /** The language a file of words is in, as its name says. */
    public static String language(String path) {
        Matcher file = FILE.matcher(path);
        if (!file.matches()) {
            throw new IllegalArgumentException(path);
        }
        return file.group(2);
    }

    /** Key → text. */
    public Map<String, String> in(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    public Set<String> keys() {
        return in(BINDING).keySet();
    }

    /** One key's text by language. */
    public Map<String, String> of(String key) {
        Map<String, String> said = new LinkedHashMap<>();
        byLanguage.forEach((language, texts) -> {
            String text = texts.get(key);
            if (text != null) {
                said.put(language, text);
            }
        });
        return said;
    }

    /** The file where a language should say what the binding one says. */
    public String place(String key, String language) {
        String path = places.getOrDefault(BINDING, Map.of()).getOrDefault(key, "text/tr.yaml");
        return path.substring(0, path.lastIndexOf('/') + 1) + language + ".yaml";
    }

    private void take(String path, Map<String, String> texts) {
        String language = language(path);
        Map<String, String> all = byLanguage.computeIfAbsent(language, l -> new TreeMap<>());
        Map<String, String> where = places.computeIfAbsent(language, l -> new TreeMap<>());
        texts.forEach((key, text) -> {
            String other = where.putIfAbsent(key, path);
            if (other == null) {
                all.put(key, text);
            } else {
                twice.add(new Finding(path, 0, key + " stands in " + other + " too"));
            }
        });
    }
}
