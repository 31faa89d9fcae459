package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.access.OpenDoor;
import divan.access.Policy;
import divan.casework.Marked;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.web.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every route is asked by those who may ask it, about somebody whose words stand nowhere else. Whatever
 * answer holds one of the words, or is a file of theirs, has left an act of reading that names them, by whom
 * asked, with a purpose and a provision.
 */
@World
class TrackerTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    /** What would end the session that asks, or takes away what the others ask about. */
    private static final Set<String> LEFT_OUT = Set.of("/{lang}/sign-out", "/{lang}/account/sessions/end",
        "/{lang}/account/sessions/others/end", "/{lang}/drafts/{id}/removal");
    /**
     * A draft shows its owner the copy that was read, by an act, when it was begun (decision 0006): what is
     * shown again is that copy, to them alone.
     */
    private static final String OWN_COPY = "/{lang}/drafts/{id}";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Policy policy;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @LocalServerPort
    private int port;
    private HttpClient browser;
    private Marked marked;
    private UUID party;
    private List<String> words;

    /** What was asked and what of the marked person was in the answer. */
    private record Shown(String pattern, List<String> words, List<Act> reads) {
    }

    @BeforeEach
    void open() {
        browser = HttpClient.newHttpClient();
        marked = new Marked(program).settled();
        party = Objects.requireNonNull(marked.applicant().party());
        words = new ArrayList<>(Marked.WORDS);
        words.add(marked.number());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder to(String address, String cookie) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .header("Cookie", cookie);
    }

    private HttpResponse<byte[]> sent(Policy.Row row, String address, String cookie) {
        HttpRequest.Builder request = to(address, cookie);
        if (row.method().equals("GET")) {
            return send(request);
        }
        boolean api = address.startsWith("/api");
        String form = "version=1&_csrf=" + URLEncoder.encode(token(cookie), StandardCharsets.UTF_8);
        return send(request.header("Content-Type", api ? "application/json"
            : "application/x-www-form-urlencoded")
            .method(row.method(), HttpRequest.BodyPublishers.ofString(api ? "{}" : form)));
    }

    private String token(String cookie) {
        Matcher token = TOKEN.matcher(text(send(to("/tr/account", cookie))));
        return token.find() ? token.group(1) : "";
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The name of whoever asks stands on each of their pages, as that of their session. */
    private List<String> words(HttpResponse<byte[]> answer, Caller caller) {
        String text = text(answer).replace(caller.name(), "");
        List<String> found = new ArrayList<>(words.stream().filter(text::contains).toList());
        if (answer.statusCode() == 200 && (text.startsWith("%PDF") || text.startsWith("PK"))) {
            found.add("file");
        }
        return found;
    }

    private List<Act> reads() {
        return access.asSystem(() -> journal.latest(party, "data.read", null, 1000));
    }

    private List<Shown> asked(Caller caller, String method) {
        String cookie = OpenDoor.cookie(program, Objects.requireNonNull(caller.person()));
        List<Shown> shown = new ArrayList<>();
        for (Policy.Row row : policy.rows()) {
            String pattern = row.pattern().getPatternString();
            if (!row.method().equals(method) || LEFT_OUT.contains(pattern)) {
                continue;
            }
            for (String address : marked.addresses(pattern)) {
                Set<UUID> before = new TreeSet<>(reads().stream().map(Act::id).toList());
                List<String> found = words(sent(row, address, cookie), caller);
                if (!found.isEmpty()) {
                    shown.add(new Shown(method + " " + pattern, found, reads().stream()
                        .filter(act -> !before.contains(act.id())).toList()));
                }
            }
        }
        return shown;
    }

    private static boolean isTold(Shown shown, Caller caller) {
        return shown.reads().stream().anyMatch(act -> caller.person().equals(act.actor().person())
            && !act.purpose().isEmpty() && !act.basis().isEmpty());
    }

    private Map<String, Caller> readers() {
        Map<String, Caller> readers = new LinkedHashMap<>();
        readers.put("applicant", marked.applicant());
        List.of("official", "director", "head-entry-bans", "administrator", "register-keeper", "planner")
            .forEach(login -> readers.put(login, marked.official(login)));
        return readers;
    }

    @Test
    void whateverAnswerHoldsSomethingOfSomebodyHasLeftAnActThatSaysSo() {
        List<String> silent = new ArrayList<>();
        Map<String, Set<String>> told = new LinkedHashMap<>();
        for (String method : List.of("GET", "POST", "DELETE")) {
            readers().forEach((who, caller) -> asked(caller, method).stream()
                .filter(shown -> !shown.pattern().contains(OWN_COPY)).forEach(shown -> {
                    if (isTold(shown, caller)) {
                        told.computeIfAbsent(who, w -> new TreeSet<>()).add(shown.pattern());
                    } else {
                        silent.add(who + " " + shown.pattern() + " " + shown.words());
                    }
                }));
        }
        assertThat(silent).isEmpty();
        assertThat(told.get("applicant")).contains("GET /{lang}/cases/{no}",
            "GET /{lang}/cases/{no}/documents/{id}", "GET /{lang}/my/registers/{register}",
            "POST /{lang}/my/export");
        assertThat(told.get("official")).contains("GET /{lang}/cases/{no}",
            "GET /{lang}/cases/{no}/uploads/{id}", "POST /{lang}/cases/{no}/reason");
        assertThat(told.get("head-entry-bans")).contains("GET /{lang}/opinions/{id}");
    }

    /** What the draft shows was read when it was begun, and the act says so. */
    @Test
    void theCopyInADraftWasReadByAnAct() {
        List<Shown> copies = asked(marked.applicant(), "GET").stream()
            .filter(shown -> shown.pattern().contains(OWN_COPY)).toList();
        assertThat(copies).isNotEmpty();
        assertThat(reads()).anyMatch(act -> "registers".equals(act.body().get("what"))
            && marked.applicant().person().equals(act.actor().person()));
    }

    /** A register given out as a file names everybody in it. */
    @Test
    void aRegisterThatIsGivenOutNamesEverybodyInIt() {
        Caller keeper = marked.official("register-keeper");
        String cookie = OpenDoor.cookie(program, Objects.requireNonNull(keeper.person()));
        HttpResponse<byte[]> file = send(to("/tr/desk/registers/foreigners/export", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("reason=Deneme&_csrf="
                + URLEncoder.encode(token(cookie), StandardCharsets.UTF_8))));
        assertThat(words(file, keeper)).contains(Marked.NAME, marked.number());
        assertThat(reads().getFirst()).satisfies(act -> {
            assertThat(act.actor().person()).isEqualTo(keeper.person());
            assertThat(act.body()).containsEntry("what", "register-file");
        });
    }
}
