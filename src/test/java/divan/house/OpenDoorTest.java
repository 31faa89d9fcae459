package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.OpenDoor;
import divan.casework.Marked;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.policy.OpenBook;
import divan.policy.Rulebook;
import divan.web.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * With the checks of the door taken away – every route is for anyone, every rule says yes – the second guard
 * stands alone: nobody is shown anything about somebody with whom they have nothing to do.
 */
@World
class OpenDoorTest {
    /** What no stranger gets of somebody: a page with their words, or a file, whose words are packed. */
    private record Shown(String address, int status, byte[] body) {
        List<String> words() {
            String text = new String(body, StandardCharsets.UTF_8);
            List<String> words = new ArrayList<>(Marked.WORDS.stream().filter(text::contains).toList());
            if (text.startsWith("%PDF") || text.startsWith("PK")) {
                words.add("file");
            }
            return words;
        }
    }

    private static final String GUARDED = """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relrowsecurity order by 1
        """;

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Rulebook book;
    @LocalServerPort
    private int port;
    private HttpClient browser;
    private Marked marked;
    private OpenDoor door;
    private OpenBook rules;

    @BeforeEach
    void takeTheDoorAway() {
        browser = HttpClient.newHttpClient();
        marked = new Marked(program).settled();
        door = new OpenDoor(program);
        rules = new OpenBook(book);
    }

    @AfterEach
    void putItBack() {
        if (rules != null) {
            rules.close();
            door.close();
        }
    }

    private Shown get(String address, String cookie) {
        try {
            HttpResponse<byte[]> answer = browser.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + address)).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofByteArray());
            return new Shown(address, answer.statusCode(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(address, e);
        }
    }

    /** Every address that is asked by GET, with whatever of the marked person its variables may stand for. */
    private List<String> addresses() {
        return door.questions().stream().flatMap(pattern -> marked.addresses(pattern).stream()).toList();
    }

    private List<Shown> asked(Caller caller) {
        String cookie = caller.person() == null ? "none=1" : OpenDoor.cookie(program, caller.person());
        return addresses().stream().map(address -> get(address, cookie)).toList();
    }

    @Test
    void withoutTheDoorNobodyIsShownAnythingOfSomebodyElse() {
        Map<String, Caller> strangers = new LinkedHashMap<>();
        strangers.put("nobody", Caller.ANYBODY);
        strangers.put("another applicant", marked.another());
        for (String official : List.of("official-istanbul", "planner", "administrator")) {
            strangers.put(official, marked.official(official));
        }
        List<String> leaks = new ArrayList<>();
        strangers.forEach((who, caller) -> asked(caller).stream().filter(shown -> !shown.words().isEmpty())
            .forEach(shown -> leaks.add(who + " " + shown.address() + " " + shown.words())));
        assertThat(leaks).isEmpty();
    }

    /** The same questions, asked by those whom it concerns: the words are there to be seen, and the files. */
    @Test
    void whomItConcernsSeesEachOfTheWordsByTheSameQuestions() {
        for (Caller caller : List.of(marked.applicant(), marked.official("official"))) {
            List<Shown> shown = asked(caller);
            TreeSet<String> words = new TreeSet<>();
            shown.forEach(one -> words.addAll(one.words()));
            assertThat(words).as(caller.name()).contains("file").containsAll(Marked.WORDS);
            assertThat(shown.stream().filter(one -> !one.words().isEmpty())).as(caller.name())
                .hasSizeGreaterThan(4);
        }
    }

    /** And it is the second guard that keeps them: with it gone as well, strangers are shown the words. */
    @Test
    void withoutTheSecondGuardTheSameStrangersWouldBeShownTheWords() {
        JdbcClient superuser = JdbcClient.create(program.getBean(TestDatabase.class).admin());
        List<String> tables = superuser.sql(GUARDED).query(String.class).list();
        Caller another = marked.another();
        try {
            tables.forEach(table -> superuser.sql("alter table " + table + " disable row level security")
                .update());
            assertThat(words(marked.official("official-istanbul"))).contains("file")
                .containsAll(Marked.WORDS);
            assertThat(words(another)).contains("file").hasSizeGreaterThan(2);
        } finally {
            tables.forEach(table -> superuser.sql("alter table " + table + " enable row level security")
                .update());
        }
        assertThat(words(another)).isEmpty();
    }

    private TreeSet<String> words(Caller caller) {
        TreeSet<String> words = new TreeSet<>();
        asked(caller).forEach(one -> words.addAll(one.words()));
        return words;
    }

    /** The door is really away: what a shut one refuses is answered by the pages themselves. */
    @Test
    void theDoorIsReallyAway() {
        String planner = OpenDoor.cookie(program, marked.official("planner").person());
        assertThat(get("/tr/desk/organs", planner).status()).isEqualTo(200);
        assertThat(get("/tr/admin/clients", "none=1").status()).as("the administration asks again")
            .isEqualTo(403);
        door.close();
        assertThat(get("/tr/desk/organs", planner).status()).isEqualTo(403);
    }
}
