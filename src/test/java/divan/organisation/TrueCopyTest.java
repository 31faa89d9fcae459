package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A consumer that only follows the changes knows who may sign, as well as who is asked. */
@World
class TrueCopyTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final int DAYS = 60;
    private static final int POSTS = 6;
    private static final List<String> ORGANS = List.of("97200001", "97200002");
    private static final List<String> FUNCTIONS = List.of("copy.sign", "copy.seal");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private Organisation organisation;
    @LocalServerPort
    private int port;
    private final Random random = new Random(28);
    private final List<UUID> people = IntStream.range(0, 5).mapToObj(n -> UUID.randomUUID()).toList();
    private final List<String> given = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private UUID last = new UUID(0, 0);
    private Wire wire;

    @BeforeEach
    void open() {
        wire = new Wire(port);
    }

    private void act(String type, Consumer<UUID> change) {
        last = access.asSystem(() -> {
            UUID act = journal.append(Act.of(access.now(), Actor.system(), type, List.of(), List.of(),
                "organisation", Map.of()));
            change.accept(act);
            return act;
        });
    }

    private String post(int n) {
        return "copy-post-" + n;
    }

    private String anyPost() {
        return post(random.nextInt(POSTS));
    }

    private LocalDate anyDay() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private Span anyDays() {
        LocalDate from = anyDay();
        return random.nextInt(3) == 0 ? Span.since(from)
            : new Span(from, from.plusDays(1 + random.nextInt(20)));
    }

    private Set<String> anyFunctions() {
        return Set.of(FUNCTIONS.get(random.nextInt(2)), "copy.other");
    }

    private void begin() {
        OrganEvents events = new OrganEvents(program);
        ORGANS.forEach(number -> events.founded(number, "90000001", "Birim " + number, "2026-01-01"));
        IntStream.range(0, POSTS).forEach(n -> act("post.created", act -> organisation.create(
            new Post(post(n), ORGANS.get(n % 2), "Görev " + n, "", anyFunctions()), FIRST, act)));
    }

    private void step(int n) {
        UUID person = people.get(random.nextInt(people.size()));
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> act("post.taken", act ->
                organisation.hold(anyPost(), person, anyDays(), random.nextBoolean(), act));
            case 3 -> act("person.deactivated", act -> IntStream.range(0, POSTS).forEach(i ->
                organisation.leave(post(i), person, anyDay(), act)));
            case 4 -> deputise("copy-deputy-" + n);
            case 5 -> delegate("copy-delegation-" + n);
            case 6 -> act("deputy.ended", act -> named.stream().skip(random.nextInt(named.size() + 1))
                .findFirst().ifPresent(id -> organisation.endDeputising(id, anyDay(), act)));
            case 7 -> act("delegation.ended", act -> given.stream().skip(random.nextInt(given.size() + 1))
                .findFirst().ifPresent(id -> organisation.endDelegation(id, anyDay(), act)));
            default -> change(anyPost());
        }
    }

    private void deputise(String id) {
        int post = random.nextInt(POSTS);
        Deputising deputising = new Deputising(id, post(post), post((post + 1) % POSTS), anyDays(), "657/86");
        boolean known = organisation.deputies(deputising.post()).stream()
            .anyMatch(d -> d.byPost().equals(deputising.byPost()));
        if (!known) {
            act("deputy.named", act -> organisation.deputise(deputising, act));
            named.add(id);
        }
    }

    private void delegate(String id) {
        int from = random.nextInt(POSTS);
        Delegation delegation = new Delegation(id, post(from), post((from + 3) % POSTS),
            FUNCTIONS.get(random.nextInt(2)), anyDays(), "", "", "3046/38", Delegation.Limit.NONE);
        boolean known = organisation.delegations(delegation.fromPost()).stream()
            .anyMatch(d -> d.function().equals(delegation.function())
                && d.fromPost().equals(delegation.fromPost()));
        if (!known) {
            act("delegation.given", act -> organisation.delegate(delegation, act));
            given.add(id);
        }
    }

    private void change(String post) {
        LocalDate day = anyDay();
        organisation.post(post, FIRST.plusYears(1)).ifPresent(was -> act("post.changed", act ->
            organisation.change(new Post(was.id(), was.organ(), was.titleTr(), "", anyFunctions()), day,
                act)));
    }

    @Test
    void whoeverOnlyFollowsTheChangesAnswersWhoMaySignAsTheProgramDoes() {
        begin();
        Copy copy = new Copy();
        for (int n = 0; n < 150; n++) {
            step(n);
            if (n % 50 == 49) {
                assertSame(copy);
            }
        }
        act("post.ended", act -> organisation.end(post(0), FIRST.plusDays(20), act));
        new OrganEvents(program).agreed("organ.closed", "number", ORGANS.getLast(), "last",
            FIRST.plusDays(40).toString());
        last = access.asSystem(() -> journal.about(Organisation.subject(ORGANS.getLast())).getLast().id());
        assertSame(copy);
        assertThat(copy.stands(ORGANS.getLast(), FIRST.plusDays(41))).isFalse();
    }

    private void assertSame(Copy copy) {
        assertThat(journal.await(Publication.FOLLOWER, last, Duration.ofSeconds(30))).isTrue();
        copy.follow(wire::json, 37);
        List<String> all = new ArrayList<>();
        for (int n = 0; n < DAYS; n += 3) {
            LocalDate day = FIRST.plusDays(n);
            for (String organ : ORGANS) {
                if (copy.stands(organ, day)) {
                    FUNCTIONS.forEach(function -> {
                        List<String> here = copy.signatories(organ, function, day);
                        assertThat(here).as(organ + " " + function + " " + day)
                            .containsExactlyInAnyOrderElementsOf(there(organ, function, day));
                        all.addAll(here);
                    });
                }
            }
        }
        assertThat(String.join("\n", all)).contains("office held").contains("office acting")
            .contains("office vacant").contains("deputy copy-post").contains("delegation copy-post");
    }

    private List<String> there(String organ, String function, LocalDate day) {
        return wire.json("/api/organs/" + organ + "/signatories?function=" + function + "&on=" + day)
            .at("/items").valueStream().filter(i -> !i.at("/right").asString().equals("none"))
            .map(TrueCopyTest::line).toList();
    }

    private static String line(JsonNode item) {
        String of = item.at("/inPlaceOf/id").asString("") + item.at("/inNameOf/id").asString("");
        return item.at("/post/id").asString() + " " + item.at("/right").asString()
            + (of.isEmpty() ? "" : " " + of) + " " + item.at("/seat").asString();
    }
}
