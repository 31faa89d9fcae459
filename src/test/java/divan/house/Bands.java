package divan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * The modules as their source says: in which band they stand ({@code docs/bands.yaml}), and which others they
 * use.
 */
final class Bands {
    static final Path SOURCE = Path.of("src/main/java/divan");
    private static final Pattern USE = Pattern.compile("\\bdivan\\.([a-z]+)\\.[A-Za-z]");

    private Bands() {
    }

    static List<List<String>> order() {
        return new Yaml().load(read(Path.of("docs/bands.yaml")));
    }

    /** Counted from the ground, 0; −1 for a module that stands in none. */
    static int band(String module) {
        List<List<String>> order = order();
        return order.indexOf(order.stream().filter(band -> band.contains(module)).findFirst()
            .orElse(List.of("?")));
    }

    static List<String> modules() {
        try (Stream<Path> folders = Files.list(SOURCE)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
                .sorted(Comparator.comparingInt(Bands::band).thenComparing(Comparator.naturalOrder()))
                .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(Path file) {
        return read(file).replaceAll("(?m)^\\s*(/\\*\\*|\\*|//).*$", "");
    }

    /** Module → the modules that its code names; comments may speak of anything. */
    static Map<String, TreeSet<String>> uses() {
        Map<String, TreeSet<String>> uses = new TreeMap<>();
        List<String> modules = modules();
        for (String module : modules) {
            TreeSet<String> used = uses.computeIfAbsent(module, m -> new TreeSet<>());
            for (Path file : files(SOURCE.resolve(module))) {
                USE.matcher(code(file)).results().map(found -> found.group(1))
                    .filter(other -> modules.contains(other) && !other.equals(module)).forEach(used::add);
            }
        }
        return uses;
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
