package divan.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue of an organ and people's saved views of it. */
@Component
class DeskRows {
    private static final String TASKS = """
        casework.task t left join casework.assignment a on a.case_id = t.case_id
        where t.organ = :organ and t.service = any(:services) and t.function <> ''
        """;
    private static final String AWAITED = """
        (select id as case_id, no, service, organ, 'documents' as element, '' as function, awaited as due
         from casework.case_row where awaited is not null) t
        left join casework.assignment a on a.case_id = t.case_id
        where t.organ = :organ and t.service = any(:services)
        """;
    private static final String LINES = """
        select t.no, t.service, t.element, t.function, t.due, t.case_id, t.post, t.person, c.corrected
        from (select t.no, t.service, t.element, t.function, t.due, t.case_id, a.post, a.person
              from %s order by t.due, t.no limit :limit offset :offset) t
        join casework.case_row c on c.id = t.case_id
        order by t.due, t.no
        """;
    private static final String COUNT = "select count(*) from (select from %s limit :most) counted";
    /** From each step to the next one, so that it costs as many looks as there are steps. */
    private static final String STEPS = """
        with recursive step as (
            (select service, element from casework.task where organ = :organ and function <> ''
             order by service, element limit 1)
            union all
            select next.service, next.element from step, lateral (
                select service, element from casework.task
                where organ = :organ and function <> ''
                    and (service, element) > (step.service, step.element)
                order by service, element limit 1) next)
        select service, element from step where service = any(:services)
        union
        select asked.id, 'documents' from unnest(:services) asked(id) where exists (
            select from casework.case_row c
            where c.organ = :organ and c.service = asked.id and c.awaited is not null)
        order by 1, 2
        """;
    private static final String VIEWS =
        "select id, name, filter, first from casework.saved_view where person = :person order by name";
    private static final String NONE_FIRST =
        "update casework.saved_view set first = false where person = :person and first";
    private static final String SAVE = """
        insert into casework.saved_view(id, person, name, filter, first) values (:id, :person, :name, :filter,
            :first)
        on conflict (person, name) do update set filter = excluded.filter, first = excluded.first
        """;
    private static final String REMOVE = "delete from casework.saved_view where id = :id";

    /** Who looks: what waits in an organ, in these services; {@code me} tells what is one's own. */
    record Whose(String organ, UUID me, List<String> services) {
    }

    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Waiting> lines(Whose whose, QueueFilter filter, LocalDate today, int limit) {
        return asked(LINES, whose, filter, today).param("limit", limit)
            .param("offset", (filter.page() - 1) * limit)
            .query((row, n) -> new Waiting(row.getString(1), row.getString(2), row.getString(3),
            row.getString(4),
                row.getObject(5, LocalDate.class), row.getObject(6, UUID.class), row.getString(7),
                row.getObject(8, UUID.class), row.getObject(9, LocalDate.class))).list();
    }

    /** @return how many, {@code most} where there are more */
    long count(Whose whose, QueueFilter filter, LocalDate today, int most) {
        return asked(COUNT, whose, filter, today).param("most", most).query(Long.class).single();
    }

    /** Only what is asked for stands in the statement, so that an index serves it. */
    private JdbcClient.StatementSpec asked(String sql, Whose whose, QueueFilter filter, LocalDate today) {
        boolean awaited = filter.step().equals(QueueFilter.AWAITED);
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("t.service = :service", filter.service());
        given.put("t.element = :step", awaited ? "" : filter.step());
        given.put("a.person = :me", filter.to().equals("me") ? whose.me() : "");
        given.put("t.due < :today", filter.late() ? today : "");
        given.put("strpos(t.no, :no) > 0", filter.no());
        given.values().removeIf(""::equals);
        String waiting = (awaited ? AWAITED : TASKS) + given.keySet().stream().map(c -> " and " + c)
            .collect(Collectors.joining()) + (filter.to().equals("nobody") ? " and a.person is null" : "");
        JdbcClient.StatementSpec asked = about(sql.formatted(waiting), whose);
        given.forEach((condition, value) -> asked.param(condition.replaceAll(".*:(\\w+).*", "$1"), value));
        return asked;
    }

    private JdbcClient.StatementSpec about(String sql, Whose whose) {
        return jdbc.sql(sql).param("organ", whose.organ())
            .param("services", whose.services().toArray(String[]::new));
    }

    List<Desk.Step> steps(Whose whose) {
        return about(STEPS, whose)
            .query((row, n) -> new Desk.Step(row.getString(1), row.getString(2))).list();
    }

    List<Desk.View> views(UUID person) {
        return jdbc.sql(VIEWS).param("person", person)
            .query((row, n) -> new Desk.View(row.getObject(1, UUID.class),
            row.getString(2), QueueFilter.parse(row.getString(3)), row.getBoolean(4), 0)).list();
    }

    void save(Desk.View view, UUID person) {
        if (view.first()) {
            jdbc.sql(NONE_FIRST).param("person", person).update();
        }
        jdbc.sql(SAVE).param("id", view.id()).param("person", person).param("name", view.name())
            .param("filter", view.filter().query()).param("first", view.first()).update();
    }

    boolean remove(UUID view) {
        return jdbc.sql(REMOVE).param("id", view).update() == 1;
    }
}
