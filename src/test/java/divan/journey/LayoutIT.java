package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How pages are laid out, wide and narrow, in three languages, compared with {@code golden/layout.json}:
 * where the blocks stand whose places no typeface decides, in which order they follow, and that Arabic is
 * Turkish seen in a mirror. A picture of each is left in {@code target/pictures}. With {@code
 * -Ddivan.write=true} the file is written anew.
 */
@ExtendWith(World.Setting.class)
class LayoutIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/layout.json");
    private static final Path PICTURES = Path.of("target/pictures");
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    private static final List<String> LANGUAGES = List.of("tr", "en", "ar");
    private static final int TOLERANCE = 2;
    /** Name, left edge and width of each block that is there, from the top. */
    private static final String BLOCKS = """
            () => {
              const blocks = ['.dv-demo', '.dv-header', '.dv-header__in', '.govuk-width-container',
                'main', 'h1',
                '.dv-search', '.dv-scroll', 'main form', '.govuk-fieldset', '.govuk-summary-list',
                '.dv-inset',
                '.dv-people', '.dv-footer', '.dv-footer__in'];
              return blocks.map(name => [name, document.querySelector(name)]).filter(([, e]) => e)
                .map(([name, e]) => { const box = e.getBoundingClientRect();
                  return [name, Math.round(box.left), Math.round(box.width), box.top]; })
                .sort((a, b) => a[3] - b[3] || blocks.indexOf(a[0]) - blocks.indexOf(b[0]))
                .map(([name, left, width]) => name + ' ' + left + ' ' + width);
            }""";
    /**
     * Whether what comes first stands where reading begins: the mark before the menu, labels before fields.
     */
    private static final String BEGINS = """
            () => {
              const centre = e => { const box = e.getBoundingClientRect();
                return (box.left + box.right) / 2; };
              const mark = document.querySelector('.dv-mark').getBoundingClientRect();
              const rtl = document.documentElement.dir === 'rtl';
              const start = rtl ? innerWidth - mark.right : mark.left;
              return [start < innerWidth / 3, getComputedStyle(document.querySelector('h1')).textAlign,
                getComputedStyle(document.querySelector('main')).direction];
            }""";

    private final World world;

    LayoutIT(World world) {
        this.world = world;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "");
        pages.put("services", "/services");
        pages.put("service", Application.SERVICE);
        pages.put("provision", "/law/6458/24/2");
        pages.put("plan", "/plan");
        pages.put("indicator", "/plan/PG1.2.1");
        pages.put("verify", "/verify");
        pages.put("sign-in", "/sign-in");
        pages.put("not-found", "/services/none");
        return pages;
    }

    @Test
    @SuppressWarnings("unchecked")
    void blocksStandWhereTheyStoodAndArabicMirrorsTurkish() throws IOException {
        Map<String, Object> seen = new TreeMap<>();
        for (int width : new int[] {1280, 360}) {
            for (String language : LANGUAGES) {
                try (Visitor visitor = world.visitor(language,
                        new NewContextOptions().setViewportSize(width, 800))) {
                    pages().forEach((name, path) -> {
                        visitor.page.navigate("/" + language + path);
                        picture(visitor.page, name, language, width);
                        assertThat(Look.overflow(visitor.page)).as(name).isZero();
                        assertThat(visitor.page.evaluate(BEGINS)).as(name).isEqualTo(List.of(true, "start",
                                language.equals("ar") ? "rtl" : "ltr"));
                        seen.put(name + " " + width + " " + language, visitor.page.evaluate(BLOCKS));
                    });
                }
            }
        }
        if (Boolean.getBoolean("divan.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, JSON.writeValueAsString(seen) + "\n");
        }
        Map<String, Object> golden = JsonMapper.builder().build()
            .readValue(Files.readString(GOLDEN), Map.class);
        assertThat(seen.keySet()).isEqualTo(golden.keySet());
        List<String> moved = new ArrayList<>();
        golden.forEach((page, blocks) -> compare(page, (List<String>) blocks, (List<String>) seen.get(page),
            moved));
        assertThat(moved).isEmpty();
        seen.keySet().stream().filter(page -> page.endsWith(" ar")).forEach(page -> mirrors(page,
                (List<String>) seen.get(page.replace(" ar", " tr")), (List<String>) seen.get(page)));
    }

    private static void compare(String page, List<String> golden, List<String> seen, List<String> moved) {
        if (golden.size() != seen.size()) {
            moved.add(page + ": " + golden + " became " + seen);
            return;
        }
        for (int i = 0; i < golden.size(); i++) {
            Block was = Block.of(golden.get(i));
            Block is = Block.of(seen.get(i));
            if (!was.name().equals(is.name()) || Math.abs(was.left() - is.left()) > TOLERANCE
                    || Math.abs(was.width() - is.width()) > TOLERANCE) {
                moved.add(page + ": " + was + " became " + is);
            }
        }
    }

    private static void mirrors(String page, List<String> turkish, List<String> arabic) {
        int width = Integer.parseInt(page.split(" ")[1]);
        assertThat(arabic).as(page).hasSameSizeAs(turkish);
        for (int i = 0; i < turkish.size(); i++) {
            Block left = Block.of(turkish.get(i));
            Block right = Block.of(arabic.get(i));
            assertThat(right.name()).as(page).isEqualTo(left.name());
            assertThat((double) right.left()).as("%s %s", page, right)
                .isCloseTo(width - left.left() - left.width(),
                    org.assertj.core.data.Offset.offset((double) TOLERANCE));
        }
    }

    private record Block(String name, int left, int width) {
        static Block of(String line) {
            String[] words = line.split(" ");
            int last = words.length - 1;
            return new Block(String.join(" ", List.of(words).subList(0, last - 1)),
                Integer.parseInt(words[last - 1]),
                    Integer.parseInt(words[last]));
        }
    }

    private static void picture(Page page, String name, String language, int width) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + language + "-" + width + ".png")));
    }
}
