package divan.house;

import divan.Divan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** A page for each module, out of what its {@code package-info.java} says and what Spring Modulith finds. */
final class ModulePages {
    static final Path FOLDER = Path.of("docs/modules");
    private static final Pattern ABOUT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*@NullMarked", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([\\w.#]+)(?:\\s+([^}]*))?}");
    private static final Pattern ANCHOR = Pattern.compile("<a href=\"([^\"]*)\">(.*?)</a>", Pattern.DOTALL);

    private final ApplicationModules modules = ApplicationModules.of(Divan.class);

    String page(String module) {
        List<String> page = new ArrayList<>();
        page.add("<!-- generated: mvn -Dtest=ModulePagesTest -Ddivan.write=true test -->");
        page.add("# " + module);
        page.add("");
        page.add(about(module));
        page.add("");
        page.add("**Band** " + Bands.band(module) + " of " + (Bands.order().size() - 1)
            + ", from the ground. **Uses** "
            + names(Bands.uses().get(module)) + ". **Used by** " + names(usedBy(module)) + ".");
        page.add("");
        page.add("**What others may use**: " + offered(module));
        return String.join("\n", page) + "\n";
    }

    String index() {
        String lines = Bands.modules().reversed().stream()
            .map(module -> "| " + Bands.band(module) + " | [" + module + "]("
            + module + ".md) | " + about(module).split("(?<=\\.)\\s", 2)[0].replace('\n', ' ') + " |")
            .collect(Collectors.joining("\n"));
        return "<!-- generated: mvn -Dtest=ModulePagesTest -Ddivan.write=true test -->\n# Modules\n\n"
            + "From the roof to the ground (docs/bands.yaml); each uses only what stands below it.\n\n"
            + "| band | module | is |\n| --- | --- | --- |\n" + lines + "\n";
    }

    private static String about(String module) {
        Matcher about = ABOUT.matcher(Bands.read(Bands.SOURCE.resolve(module).resolve("package-info.java")));
        if (!about.find()) {
            throw new IllegalStateException(module + " does not say what it is");
        }
        String text = about.group(1).replaceAll("(?m)^[ \\t]*\\*[ \\t]?", "").strip();
        text = CODE.matcher(text).replaceAll("`$1`");
        text = LINK.matcher(text).replaceAll(link ->
            Matcher.quoteReplacement(linked(link.group(1), link.group(2))));
        text = ANCHOR.matcher(text).replaceAll("[$2]($1)");
        return text.replaceAll("(?m)^\\s+(?=\\S)", "").replaceAll("\\s*<p>", "\n\n")
            .replaceAll("\\s*</?[uo]l>", "\n")
            .replaceAll("\\s*<li>", "\n- ").replaceAll("</li>", "").replace("&lt;", "<").replace("&gt;", ">")
            .replace("&amp;", "&").strip();
    }

    private static String linked(String target, String words) {
        return words == null ? "`" + target.substring(target.lastIndexOf('.') + 1) + "`" : words;
    }

    private static TreeSet<String> usedBy(String module) {
        TreeSet<String> users = new TreeSet<>();
        Bands.uses().forEach((other, used) -> {
            if (used.contains(module)) {
                users.add(other);
            }
        });
        return users;
    }

    private String offered(String module) {
        ApplicationModule found = modules.getModuleByName(module)
            .orElseThrow(() -> new IllegalStateException("Spring Modulith does not find " + module));
        String types = found.getNamedInterfaces().stream().flatMap(named -> named.asJavaClasses())
            .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                && !type.isNestedClass() && !type.getSimpleName().startsWith("Jte"))
            .map(type -> "`" + type.getSimpleName() + "`").sorted().distinct()
            .collect(Collectors.joining(", "));
        return types.isEmpty() ? "nothing." : types + ".";
    }

    private static String names(TreeSet<String> modules) {
        return modules.isEmpty() ? "nothing" : modules.stream()
            .map(module -> "[" + module + "](" + module + ".md)")
            .collect(Collectors.joining(", "));
    }
}
