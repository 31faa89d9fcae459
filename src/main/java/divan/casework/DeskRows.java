package divan.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue of an organ and people's saved views of it. */
@Component
class DeskRows {
    private static final String WAITING = """
        from (select case_id, organ, element, function, due from casework.task where function <> ''
              union all
              select id, organ, 'documents', '', awaited from casework.case_row
              where awaited is not null and :step = 'documents') t
        join casework.case_row c on c.id = t.case_id
        left join casework.assignment a on a.case_id = t.case_id
        where t.organ = :organ and c.service = any(:services) and (:service = '' or c.service = :service)
          and (:step = '' or t.element = :step)
          and (:to = 'anyone' or :to = 'nobody' and a.person is null or :to = 'me' and a.person = :me)
          and (not :late or t.due < :today) and (:no = '' or strpos(c.no, :no) > 0)
        """;
    private static final String LINES = """
        select c.no, c.service, t.element, t.function, t.due, c.id, a.post, a.person, c.corrected
        """ + WAITING + "order by t.due, c.no limit :limit offset :offset";
    private static final String COUNT = "select count(*) " + WAITING;
    private static final String STEPS = """
        select c.service, t.element
        from casework.task t join casework.case_row c on c.id = t.case_id
        where t.organ = :organ and t.function <> '' and c.service = any(:services)
        union
        select service, 'documents' from casework.case_row
        where organ = :organ and awaited is not null and service = any(:services)
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

    long count(Whose whose, QueueFilter filter, LocalDate today) {
        return asked(COUNT, whose, filter, today).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String sql, Whose whose, QueueFilter filter, LocalDate today) {
        return about(sql, whose).param("me", whose.me()).param("service", filter.service())
            .param("step", filter.step()).param("to", filter.to()).param("late", filter.late())
            .param("today", today).param("no", filter.no());
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
