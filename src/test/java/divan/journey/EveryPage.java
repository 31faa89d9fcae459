package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;

/** Every kind of page that links lead to: at 400 % zoom, by keyboard alone, with scripts off. */
final class EveryPage {
    private EveryPage() {
    }

    /** 1280 pixels at 400 % are 320 CSS pixels (WCAG 2.2, 1.4.10). */
    private static NewContextOptions magnified() {
        return new NewContextOptions().setViewportSize(320, 256);
    }

    private static Visitor signedIn(Visitor visitor, String person) {
        return person.isEmpty() ? visitor : visitor.signIn(person);
    }

    private static String[] starts(String person) {
        return switch (person) {
            case "" -> new String[] {"", "/services", "/law", "/organs", "/plan", "/sign-in",
                "/verify", "/powers", "/kept"};
            case "official" -> new String[] {"/desk"};
            case "legislation-officer" -> new String[] {"/law/norms", "/law/norms/new",
                "/desk/laws", "/desk/services", "/desk/migrations", "/desk/what-if"};
            case "plan-officer" -> new String[] {"/desk/plan"};
            case "budget-officer" -> new String[] {"/desk/budget", "/desk/reports",
                "/desk/reports/2024", "/desk/reports/2024/sections/foreword"};
            case "data-protection-officer" -> new String[] {"/desk/erasures"};
            default -> new String[] {"/my"};
        };
    }

    static void look(World world, String language, String person) {
        List<String> faults = new ArrayList<>();
        try (Visitor wide = world.visitor(language); Visitor narrow = world.visitor(language, magnified());
                Visitor plain = world.visitor(language,
                    new NewContextOptions().setJavaScriptEnabled(false))) {
            for (Visitor visitor : List.of(wide, narrow, plain)) {
                signedIn(visitor, person);
            }
            new Crawl(wide).from(address -> {
                Keyboard.faults(wide.page).forEach(fault -> faults.add(address + ": " + fault));
                try {
                    narrow.openWhole(address);
                } catch (AssertionError e) {
                    faults.add(String.valueOf(e.getMessage()));
                }
                plain.page.navigate(address);
                if (Look.overflow(narrow.page) > 0) {
                    faults.add(address + " scrolls sideways by " + Look.overflow(narrow.page) + " at 400 %");
                }
                if (plain.status() != wide.status() || !plain.heading().equals(wide.heading())) {
                    faults.add(address + " is another page without scripts");
                }
            }, starts(person));
        }
        assertThat(faults).isEmpty();
    }
}
