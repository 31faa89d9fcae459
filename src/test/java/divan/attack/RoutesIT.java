package divan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import divan.attack.Routes.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route by every kind of caller, and what belongs to somebody by everybody else. */
class RoutesIT {
    private static final Set<String> PEOPLE = Set.of("student");
    private static final List<String> OFFICIALS = List.of("official", "official-istanbul", "planner",
        "register-keeper", "legislation-officer", "administrator", "governor-ankara");
    /** Officials of the organ whose case it is, and those whose function is the whole service, may see it. */
    private static final Set<String> STRANGERS = Set.of("", "student", "official-istanbul", "planner",
        "register-keeper", "legislation-officer", "administrator", "director-istanbul",
        "officer-entry-bans");
    private static final Set<Integer> REFUSED = Set.of(302, 303, 400, 401, 403, 404, 405);
    private static final Map<String, String> HOLDERS = Map.of("administration", "administrator",
        "register.files", "register-keeper");

    private Fortress fortress;
    private List<Route> routes;
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        fortress = Fortress.shared();
        routes = Routes.all();
    }

    private List<Intruder> everybody() {
        List<Intruder> all = new ArrayList<>(List.of(Intruder.nobody(fortress.address())));
        PEOPLE.forEach(person -> all.add(Intruder.as(fortress.address(), person)));
        OFFICIALS.forEach(person -> all.add(Intruder.as(fortress.address(), person)));
        return all;
    }

    /** What the row says of somebody; null where another function than these may open it as well. */
    private static @Nullable Boolean admitted(Route route, Intruder who) {
        String rule = route.who().replaceFirst(" at .*", "");
        boolean official = OFFICIALS.contains(who.person);
        return switch (rule) {
            case "anyone" -> true;
            case "signed-in" -> !who.isNobody();
            case "person", "applicant" -> !who.isNobody() && !official;
            case "filer" -> official ? null : Boolean.valueOf(!who.isNobody());
            case "official" -> official;
            case "operator" -> false;
            default -> official ? holds(rule.replace("function ", ""), who) : Boolean.FALSE;
        };
    }

    private static @Nullable Boolean holds(String function, Intruder official) {
        return HOLDERS.containsKey(function) ? HOLDERS.get(function).equals(official.person) : null;
    }

    private static HttpResponse<String> ask(Intruder who, Route route, String path) {
        String type = route.method().equals("GET") ? "" : route.isApi() ? "application/json" : Intruder.FORM;
        return who.send(route.method(), path, type, route.isApi() ? "{}" : "");
    }

    @Test
    void everyRouteByEveryKindOfCaller() {
        List<Intruder> everybody = everybody();
        for (Route route : routes) {
            for (Intruder who : everybody) {
                if (!route.pattern().getPatternString().matches(".*/(sign-out|end)|/sign-in/demo")) {
                    judge(route, who, ask(who, route, route.nothing()));
                }
            }
        }
        assertThat(routes).hasSizeGreaterThan(180);
        assertThat(faults).isEmpty();
    }

    private void judge(Route route, Intruder who, HttpResponse<String> answer) {
        int status = answer.statusCode();
        Boolean admitted = admitted(route, who);
        boolean led = answer.headers().firstValue("Location").filter(to ->
            to.contains("/sign-in?next=") || to.contains("/step-up")).isPresent();
        if (status >= 500) {
            faults.add(who + ": " + route + ": " + status);
        } else if (Boolean.FALSE.equals(admitted) && !led && status != 401 && status != 403) {
            faults.add(who + " got past " + route + ": " + status);
        } else if (Boolean.TRUE.equals(admitted) && route.who().equals("anyone") && led) {
            faults.add(who + " is kept from " + route + ": " + status);
        } else if (Boolean.FALSE.equals(admitted) && route.method().equals("GET") && !route.isApi()
                && who.isNobody() && !route.who().equals("operator") && !led) {
            faults.add("nobody is not led to sign in: " + route + ": " + status);
        }
    }

    /** What only signed-in people come to, among what the owner's pages lead to. */
    private Set<String> owned(String method, Set<String> addresses) {
        return addresses.stream().filter(address -> !address.contains("/verify/") && address
            .matches("/tr/(cases|drafts|account/sessions)/.*[0-9].*|/api/(cases|acts)/.*"))
            .filter(address -> method.equals("POST") || !address.matches(".*/(removal|filing)"))
            .filter(address -> routes.stream().anyMatch(route -> route.method().equals(method)
                && route.fits(address))).collect(Collectors.toSet());
    }

    @Test
    void whatBelongsToSomebodyIsNotFoundByEverybodyElse() {
        Set<String> addresses = Fortress.reach(fortress.owner, 3, "/tr/my", "/tr/account",
            "/tr/cases/" + fortress.no, "/api/cases/" + fortress.no);
        Set<String> drafts = Fortress.reach(fortress.drafter, 3, "/tr/my");
        Intruder official = Intruder.as(fortress.address(), "official");
        Set<String> files = Fortress.reach(official, 1, "/tr/cases/" + fortress.no);
        readable(fortress.owner, owned("GET", addresses), "/documents/");
        readable(fortress.drafter, owned("GET", drafts), "/drafts/");
        readable(official, owned("GET", files), "/uploads/");
        addresses.addAll(drafts);
        addresses.addAll(files);
        Set<String> reads = owned("GET", addresses);
        Set<String> writes = owned("POST", addresses);
        assertThat(writes).anyMatch(path -> path.contains("/drafts/")).anyMatch(path -> path.endsWith(
            "/withdrawal")).anyMatch(path -> path.endsWith("/proposal"));
        for (String person : STRANGERS) {
            Intruder who = person.isEmpty() ? Intruder.nobody(fortress.address())
                : Intruder.as(fortress.address(), person);
            reads.forEach(path -> refused(who, "GET", path, who.get(path)));
            writes.forEach(path -> refused(who, "POST", path, who.post(path, Map.of("declaration", "yes",
                "reason", "deneme", "version", "1"))));
        }
        assertThat(faults).isEmpty();
    }

    /** They are there, for whoever they are for; receipts, as soon as the ledger has published their acts. */
    private static void readable(Intruder who, Set<String> paths, String among) {
        assertThat(paths).anyMatch(path -> path.contains(among))
            .filteredOn(path -> !path.endsWith("/receipt")).allSatisfy(path ->
            assertThat(who.get(path).statusCode()).as(path).isIn(200, 302, 303));
    }

    private void refused(Intruder who, String method, String path, HttpResponse<String> answer) {
        boolean elsewhere = answer.statusCode() / 100 != 3 || answer.headers().firstValue("Location")
            .filter(to -> to.contains("/sign-in") || to.contains("/step-up")).isPresent();
        if (!REFUSED.contains(answer.statusCode()) || !elsewhere) {
            faults.add(who + " may " + method + " " + path + ": " + answer.statusCode());
        }
        if (answer.body().contains(Fortress.MARK)) {
            faults.add(who + " reads the owner's answers at " + path);
        }
    }

    @Test
    void theOwnersNumbersAreNowhereForAnybody() {
        Intruder nobody = Intruder.nobody(fortress.address());
        for (String path : Fortress.reach(nobody, 2, "/tr", "/tr/search?q=Kapadokya",
                "/api/search?q=" + fortress.no, "/api/changes", "/tr/verify")) {
            if (path.startsWith("/")) {
                assertThat(nobody.get(path).body()).as(path).doesNotContain(Fortress.MARK);
            }
        }
    }
}
