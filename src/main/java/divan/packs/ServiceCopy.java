package divan.packs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A new service out of one that stands: its folder under a new name, and what belongs to it elsewhere in the
 * pack (functions of posts, purposes of registers, parameters) beside what belongs to the old one. Nothing
 * that the old one says is changed.
 */
public final class ServiceCopy {
    /** What a service may be called. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> LANGUAGES = List.of("tr", "en");

    private final Pack pack;
    private final String like;
    private final String name;

    private ServiceCopy(Pack pack, String like, String name) {
        this.pack = pack;
        this.like = like;
        this.name = name;
    }

    /** The smallest service that shows by examples what comes of it. */
    public static Optional<String> smallest(Pack pack) {
        return pack.services().stream()
            .filter(service -> !pack.paths("services/" + service + "/examples/", ".yaml").isEmpty())
            .min((a, b) -> Integer.compare(size(pack, a), size(pack, b)));
    }

    private static int size(Pack pack, String service) {
        return pack.paths("services/" + service + "/", "").stream()
            .mapToInt(path -> pack.need(path).length).sum();
    }

    /**
     * @param like a service of the pack
     * @param name see {@link #NAME}; no service of the pack
     * @return the files to be written, by path: new ones and changed ones
     */
    public static Map<String, byte[]> of(Pack pack, String like, String name) {
        return new ServiceCopy(pack, like, name).files();
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        String folder = "services/" + like + "/";
        pack.paths(folder, "").stream().filter(this::belongs).forEach(path ->
            files.put("services/" + name + "/" + path.substring(folder.length()), bytes(inside(path))));
        shared("organisation/posts.csv", this::functions, files);
        shared("parameters.yaml", this::parameters, files);
        pack.paths("registers/", ".yaml").forEach(path -> shared(path, this::purposes, files));
        return files;
    }

    /** Words in further languages are translations of the old service. */
    private boolean belongs(String path) {
        return !path.contains("/text/") || LANGUAGES.stream().anyMatch(l -> path.endsWith("/" + l + ".yaml"));
    }

    private String inside(String path) {
        String text = renamed(text(path));
        if (path.endsWith("/service.yaml")) {
            return text.replaceAll("(?m)^version: .*$", "version: 1").replaceAll("(?m)^provides: .*$",
                "provides: []                          # numbers of the inventory of systems");
        }
        if (path.contains("/text/")) {
            return text.replaceFirst("(?m)^    name: .*$", "    name: \"" + name + "\"");
        }
        return text;
    }

    private String renamed(String text) {
        return word(like).matcher(word(like.replace('-', '_')).matcher(text)
            .replaceAll(name.replace('-', '_'))).replaceAll(name);
    }

    private static Pattern word(String word) {
        return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(word) + "(?![A-Za-z0-9_-])");
    }

    private void shared(String path, UnaryOperator<String> change,
            Map<String, byte[]> files) {
        if (pack.file(path).isPresent()) {
            String before = text(path);
            String after = change.apply(before);
            if (!after.equals(before)) {
                files.put(path, bytes(after));
            }
        }
    }

    /** Who has a function of the old service has the same of the new one. */
    private String functions(String posts) {
        return Pattern.compile("(?<![A-Za-z0-9_.-])" + Pattern.quote(like) + "(\\.[a-z-]+)").matcher(posts)
            .replaceAll(found -> Matcher.quoteReplacement(found.group() + " " + name + found.group(1)));
    }

    /** Nobody has confirmed the old numbers for the new service. */
    private String parameters(String file) {
        StringBuilder added = new StringBuilder();
        boolean ours = false;
        for (String line : lines(file)) {
            if (!line.startsWith(" ") && !line.isBlank()) {
                ours = line.matches("- (\\{)?id: " + Pattern.quote(like) + "\\..*");
            }
            if (ours && !line.isBlank()) {
                added.append(renamed(line).replace("confirmed: true", "confirmed: false")).append('\n');
            }
        }
        return file + (file.endsWith("\n") ? "" : "\n") + added;
    }

    /** Each line of a purpose of the old service, and what is indented below it, once more. */
    private String purposes(String file) {
        List<String> after = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int depth = -1;
        for (String line : lines(file)) {
            int indent = line.length() - line.stripLeading().length();
            if (depth >= 0 && (line.isBlank() || indent <= depth)) {
                block.forEach(l -> after.add(renamed(l)));
                block.clear();
                depth = -1;
            }
            if (depth < 0 && line.stripLeading().startsWith(like + ".")) {
                depth = indent;
            }
            if (depth >= 0) {
                block.add(line);
            }
            after.add(line);
        }
        block.forEach(l -> after.add(renamed(l)));
        return String.join("\n", after) + "\n";
    }

    private static List<String> lines(String file) {
        return file.lines().toList();
    }

    private String text(String path) {
        return new String(pack.need(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
