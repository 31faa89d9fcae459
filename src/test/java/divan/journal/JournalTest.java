package divan.journal;

import static divan.journal.JournalWorld.AT;
import static divan.journal.JournalWorld.ORGAN;
import static divan.journal.JournalWorld.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.kernel.Failure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class JournalTest {
    private static JournalWorld world;

    @BeforeAll
    static void begin() {
        world = JournalWorld.fresh();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void anActIsFoundAsItWasAppendedAndItsReceiptIsGood() {
        UUID subject = UUID.randomUUID();
        Act act = act("permit extended, ığüşöç", subject, UUID.randomUUID());
        world.append(act);
        assertThat(world.asSystem(() -> world.journal().find(act.id()))).contains(act);
        assertThat(world.asSystem(() -> world.journal().about(subject))).containsExactly(act);
        Receipt receipt = world.awaitReceipt(act.id());
        Verdict verdict = Verdict.of(receipt.json().getBytes(), world.bean(LedgerKey.class).verifier());
        assertThat(verdict.findings()).isEmpty();
        assertThat(Leaf.act(receipt.envelope(), receipt.body())).isEqualTo(act);
        assertThat(world.jdbc().sql("select position from journal.position where act = :act")
                .param("act", act.id())
                .query(Long.class).single()).isEqualTo(receipt.position());
        assertThat(world.journal().checkpoint().size()).isGreaterThanOrEqualTo(receipt.position());
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> world.journal().append(act("alone")));
    }

    @Test
    void aTransactionRolledBackLeavesNoAct() {
        Act act = act("never");
        assertThatIllegalStateException().isThrownBy(() -> world.asSystem(() -> {
            world.journal().append(act);
            throw new IllegalStateException("on purpose");
        }));
        Act later = act("later");
        world.append(later);
        world.awaitReceipt(later.id());
        assertThat(world.asSystem(() -> world.journal().find(act.id()))).isEmpty();
        assertThat(world.jdbc().sql("select count(*) from journal.act_seq where act = :act")
                .param("act", act.id())
                .query(Long.class).single()).isZero();
    }

    @Test
    void numbersThatWouldNotSurviveCanonicalJsonAreRefused() {
        for (Object number : new Object[] {1.5, new BigDecimal("1.5"), 1L << 53, 1.5f,
                List.of(Map.of("a", 2.0))}) {
            Act act = Act.of(AT, Actor.system(), "a.b", List.of(), List.of(), "test", Map.of("n", number));
            assertThatIllegalArgumentException().isThrownBy(() -> world.append(act));
        }
        Act exact = Act.of(AT, Actor.system(), "a.b", List.of(), List.of(), "test",
                Map.of("n", (1L << 53) - 1));
        world.append(exact);
        assertThat(world.asSystem(() -> world.journal().find(exact.id()))).contains(exact);
    }

    @Test
    void twentyAtOnceAreNumberedWithoutGapsAndInTheOrderOfTheirCase() throws Exception {
        world.database.alter("create table public.case_row (id uuid primary key, n int not null)");
        world.database.alter("grant select, insert, update on public.case_row to divan_app");
        List<UUID> cases = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        cases.forEach(id -> world.jdbc().sql("insert into public.case_row values (:id, 0)").param("id", id)
                .update());
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                UUID id = cases.get(i % cases.size());
                all.add(threads.submit(() -> {
                    for (int j = 0; j < 40; j++) {
                        step(id);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        for (UUID id : cases) {
            long last = world.asSystem(() -> world.journal().about(id)).size();
            Act end = act("end", id);
            world.append(end);
            world.awaitReceipt(end.id());
            List<Object> order = world.asSystem(() -> world.journal().about(id)).stream()
                    .map(act -> act.body().get("what")).toList();
            List<Object> expected = new ArrayList<>();
            for (int n = 1; n <= last; n++) {
                expected.add("step " + n);
            }
            expected.add("end");
            assertThat(order).isEqualTo(expected);
        }
        Long gaps = world.jdbc().sql("select max(position) - count(*) from journal.act_seq").query(Long.class)
                .single();
        assertThat(gaps).isZero();
    }

    private static void step(UUID id) {
        world.asSystem(() -> {
            int n = world.jdbc().sql("update public.case_row set n = n + 1 where id = :id returning n")
                    .param("id", id)
                    .query(Integer.class).single();
            return world.journal().append(act("step " + n, id));
        });
    }

    @Test
    void everybodySeesOnlyTheActsThatConcernThem() {
        UUID applicant = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        UUID officialPerson = new UUID(7, 7);
        Act about = act("about the applicant", applicant);
        Act own = Act.of(AT, Actor.person(applicant, "90000002"), "case.opened", List.of(UUID.randomUUID()),
                List.of(), "residence-permit", Map.of());
        world.append(about);
        world.as("person", applicant, null, () -> world.journal().append(own));
        assertThat(seen("person", applicant, null, about, own)).containsExactlyInAnyOrder(about, own);
        assertThat(seen("person", stranger, null, about, own)).isEmpty();
        assertThat(seen("person", null, null, about, own)).isEmpty();
        assertThat(seen("official", UUID.randomUUID(), ORGAN, about, own)).containsExactly(about);
        assertThat(seen("official", UUID.randomUUID(), "90000002", about, own)).containsExactly(own);
        assertThat(seen("official", officialPerson, "90000003", about, own)).containsExactly(about);
        assertThat(seen("official", null, null, about, own)).isEmpty();
        assertThat(seen("anonymous", applicant, ORGAN, about, own)).isEmpty();
        assertThat(seen("", applicant, ORGAN, about, own)).isEmpty();
        assertThat(seen("system", null, null, about, own)).containsExactlyInAnyOrder(about, own);
        assertThat(world.as("person", applicant, null, () -> world.journal().about(applicant)))
                .containsExactly(about);
        assertThat(world.as("person", stranger, null, () -> world.journal().about(applicant))).isEmpty();
        assertThat(world.as("person", stranger, null, () -> world.journal().receipt(about.id()))).isEmpty();
    }

    private static Set<Act> seen(String kind, UUID party, String organ, Act... acts) {
        return world.as(kind, party, organ, () -> {
            Set<Act> seen = new HashSet<>();
            for (Act act : acts) {
                world.journal().find(act.id()).ifPresent(seen::add);
            }
            return seen;
        });
    }

    @Test
    void nobodyWithoutAKindAppends() {
        assertThatThrownBy(() -> world.as("", null, null, () -> world.journal().append(act("x"))))
                .isInstanceOf(DataAccessException.class);
        Act anonymous = Act.of(AT, Actor.person(new UUID(7, 7), null), "person.signed-in", List.of(),
                List.of(),
                "sign-in", Map.of());
        world.as("anonymous", null, null, () -> world.journal().append(anonymous));
        assertThat(world.asSystem(() -> world.journal().find(anonymous.id()))).contains(anonymous);
    }

    @Test
    void theProgramItselfCannotAlterOrDeleteWhatIsWritten() {
        UUID act = world.append(act("fixed"));
        for (String sql : List.of("update journal.act set envelope = ''::bytea",
                "update journal.act set at = at",
                "update journal.act set salt_envelope = ''::bytea", "delete from journal.act",
                "truncate journal.act", "delete from journal.act_subject",
                "update journal.act_seq set leaf = leaf",
                "delete from journal.act_seq", "delete from journal.tile",
                "update journal.tile set root = root",
                "delete from journal.head", "delete from journal.checkpoint",
                "alter table journal.act owner to divan_app",
                "update journal.act set body = '{}'::bytea, salt_body = salt_envelope where id = '"
                        + act + "'",
                "update journal.act set body = null where id = '" + act + "'")) {
            assertThatThrownBy(() -> world.asSystem(() -> world.jdbc().sql(sql).update())).as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void anErasedBodyIsGoneWhileItsProofStands() {
        UUID subject = UUID.randomUUID();
        Act act = act("very personal", subject);
        world.append(act);
        Receipt before = world.awaitReceipt(act.id());
        assertThat(bodiesWith("very personal")).isOne();
        UUID erasing = world.asSystem(() -> world.journal()
                .erase(act.id(), AT, Actor.system(), List.of("6698/7"),
                "erasure"));
        Act left = world.asSystem(() -> world.journal().find(act.id())).orElseThrow();
        assertThat(left.erased()).isTrue();
        assertThat(left.body()).isEmpty();
        assertThat(left.subjects()).containsExactly(subject);
        assertThat(bodiesWith("very personal")).isZero();
        Receipt after = world.awaitReceipt(act.id());
        assertThat(after.leaf()).isEqualTo(before.leaf());
        assertThat(after.body()).isNull();
        assertThat(Verdict.of(after.json().getBytes(), world.bean(LedgerKey.class).verifier()).findings())
                .isEmpty();
        Act told = world.asSystem(() -> world.journal().about(subject)).getLast();
        assertThat(told.id()).isEqualTo(erasing);
        assertThat(told.type()).isEqualTo("act.erased");
        assertThat(told.body()).isEqualTo(Map.of("act", act.id().toString()));
        assertThatThrownBy(() -> world
                .asSystem(() -> world.journal().erase(act.id(), AT, Actor.system(), List.of(), "x")))
                .isInstanceOfSatisfying(Failure.class,
                e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFLICT));
    }

    private static long bodiesWith(String words) {
        return world.asSystem(() -> world.jdbc()
                .sql("select count(*) from journal.act where position(cast(:words as bytea) in body) > 0")
                .param("words", words.getBytes()).query(Long.class).single());
    }

    @Test
    void anApplicantCannotErase() {
        UUID applicant = UUID.randomUUID();
        UUID act = world.append(act("about", applicant));
        assertThatThrownBy(() -> world.as("person", applicant, null,
                () -> world.journal().erase(act, AT, Actor.person(applicant, null), List.of(), "x")))
                .isInstanceOfSatisfying(Failure.class,
                        e -> assertThat(e.kind()).isEqualTo(Failure.Kind.FORBIDDEN));
        assertThat(world.asSystem(() -> world.journal().find(act)).orElseThrow().erased()).isFalse();
    }
}
