package divan.organisation;

import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.Mention;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedBasis;
import divan.reliance.RecordedReliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Organs by the norm that founded them, posts by their powers, delegations and deputies by their basis or by
 * the power that is given: those that stand on the day of the change or begin later.
 */
@Component
class OrganReliances implements RecordedReliances {
    /** A norm may be told in words: what is read here may cite another provision of the law. */
    private static final String FOUNDED = """
        select 'ORGAN' as kind, o.number as id, o.name_tr, o.name_en, '/organs/' || o.number as page,
               o.founding_norm as basis, '' as function
        from organisation.organ o
        where (upper_inf(o.valid) or upper(o.valid) > :day)
          and o.founding_norm <> '' and o.founding_norm like '%' || :law || '%'
        order by o.number, lower(o.valid) desc
        """;
    /** Told by what its posts and their organ are called on the day; by their ids where they do not stand. */
    private static final String GIVEN = """
        select 'DELEGATION' as kind, d.id, d.basis, d.function,
               coalesce(o.name_tr || ': ', '') || coalesce(f.title_tr, d.from_post) || ' → '
                   || coalesce(t.title_tr, d.to_post) as name_tr,
               coalesce(o.name_en || ': ', '') || coalesce(f.title_en, d.from_post) || ' → '
                   || coalesce(t.title_en, d.to_post) as name_en,
               coalesce('/organs/' || f.organ || '/signatories?on=' || greatest(lower(d.valid), :day)
                   || '&function=' || d.function, '') as page
        from organisation.delegation d
        left join organisation.post f on f.id = d.from_post and f.valid @> greatest(lower(d.valid), :day)
        left join organisation.post t on t.id = d.to_post and t.valid @> greatest(lower(d.valid), :day)
        left join organisation.organ o on o.number = f.organ and o.valid @> greatest(lower(d.valid), :day)
        where (upper_inf(d.valid) or upper(d.valid) > :day)
          and (strpos(d.basis, :law) > 0 or d.function = any(:functions))
        order by d.id, lower(d.valid)
        """;
    private static final String STANDING_IN = """
        select 'DEPUTY' as kind, d.id, d.basis, '' as function,
               coalesce(o.name_tr || ': ', '') || coalesce(f.title_tr, d.post) || ' → '
                   || coalesce(t.title_tr, d.by_post) as name_tr,
               coalesce(o.name_en || ': ', '') || coalesce(f.title_en, d.post) || ' → '
                   || coalesce(t.title_en, d.by_post) as name_en,
               coalesce('/organs/' || f.organ, '') as page
        from organisation.deputy d
        left join organisation.post f on f.id = d.post and f.valid @> greatest(lower(d.valid), :day)
        left join organisation.post t on t.id = d.by_post and t.valid @> greatest(lower(d.valid), :day)
        left join organisation.organ o on o.number = f.organ and o.valid @> greatest(lower(d.valid), :day)
        where (upper_inf(d.valid) or upper(d.valid) > :day) and strpos(d.basis, :law) > 0
        order by d.id
        """;
    private static final String POWERFUL = """
        select 'POST' as kind, p.id, '' as basis, f.function, '/organs/' || p.organ as page,
               coalesce(o.name_tr || ': ', '') || p.title_tr as name_tr,
               coalesce(o.name_en || ': ', '') || p.title_en as name_en
        from organisation.post p
        cross join unnest(string_to_array(p.functions, ' ')) as f(function)
        left join organisation.organ o on o.number = p.organ and o.valid @> greatest(lower(p.valid), :day)
        where (upper_inf(p.valid) or upper(p.valid) > :day) and f.function = any(:functions)
          and string_to_array(p.functions, ' ') && cast(:functions as text[])
        order by p.id, lower(p.valid), f.function
        """;

    /** One line a text: a hundred thousand organs may be founded by a few norms. */
    private static final String BASES = """
        select 'ORGAN' as kind, min(o.number) as id, o.founding_norm as basis, count(*) as things,
               '/organs/' || min(o.number) as page
        from organisation.organ o where o.valid @> :day and o.founding_norm <> '' group by o.founding_norm
        union all
        select 'DELEGATION', min(d.id), d.basis, count(*), '' from organisation.delegation d
        where d.valid @> :day group by d.basis
        union all
        select 'DEPUTY', min(d.id), d.basis, count(*), '' from organisation.deputy d
        where d.valid @> :day group by d.basis
        order by 1, 2
        """;

    private record Row(Thing thing, String basis, String function) {
    }

    /** What rows are asked for: those that may stand on a law, or have one of these powers. */
    private record Question(String law, LocalDate day, Set<String> functions) {
    }

    /** Bytes that a row takes, roughly. */
    private static final int ROW = 600;
    /** Of the memory that the program may take. */
    private static final int PART = 64;

    private final JdbcClient jdbc;
    private final Kept<Question, List<List<Row>>> kept;

    OrganReliances(JdbcClient jdbc, Hearing hearing) {
        this.jdbc = jdbc;
        this.kept = hearing.keep(Topic.ORGANS, Runtime.getRuntime().maxMemory() / PART,
            rows -> ROW * (1 + rows.stream().mapToInt(List::size).sum()));
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        Set<String> functions = defined.stream().filter(key -> key.kind() == Kind.POWER).map(Thing.Key::id)
            .collect(Collectors.toSet());
        return kept.get(new Question(change.provision().law(), change.from(), functions), this::rows).stream()
            .map(rows -> touched(rows, change.provision(), functions))
            .filter(touched -> !touched.isEmpty())
            .map(touched -> TouchedKind.of(touched.getFirst().thing().kind(), touched)).toList();
    }

    @Override
    public List<RecordedBasis> bases(LocalDate day) {
        return jdbc.sql(BASES).param("day", day).query(OrganReliances::recorded).list().stream()
            .flatMap(List::stream).toList();
    }

    private static List<RecordedBasis> recorded(ResultSet row, int n) throws SQLException {
        Thing first = Thing.unnamed(Kind.valueOf(row.getString("kind")), row.getString("id"),
            row.getString("page"));
        long things = row.getLong("things");
        return cited(row.getString("basis")).distinct()
            .map(basis -> new RecordedBasis(first, basis, things)).toList();
    }

    private List<List<Row>> rows(Question question) {
        return Stream.of(POWERFUL, GIVEN, STANDING_IN, FOUNDED)
            .filter(query -> !question.functions().isEmpty() || !query.equals(POWERFUL))
            .map(query -> rows(query, question)).toList();
    }

    private List<Row> rows(String query, Question question) {
        return jdbc.sql(query).param("day", question.day()).param("law", question.law())
            .param("functions", question.functions().toArray(String[]::new)).query(OrganReliances::row)
            .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        String turkish = row.getString("name_tr");
        String english = row.getString("name_en");
        return new Row(new Thing(Kind.valueOf(row.getString("kind")), row.getString("id"),
            english.isEmpty() ? Map.of("tr", turkish) : Map.of("tr", turkish, "en", english),
            row.getString("page")), row.getString("basis"), row.getString("function"));
    }

    /** Each thing once, with all its reasons. */
    private static List<Touched> touched(List<Row> rows, Address changed, Set<String> functions) {
        Map<String, Touched> found = new java.util.LinkedHashMap<>();
        for (Row row : rows) {
            List<Because> because = because(row, changed, functions);
            if (!because.isEmpty()) {
                found.merge(row.thing().id(), new Touched(row.thing(), because, 1), (one, other) ->
                    new Touched(one.thing(), Stream.concat(one.because().stream(),
                        other.because().stream()).distinct().toList(), 1));
            }
        }
        return List.copyOf(found.values());
    }

    /** By its own basis where it has one that is touched, else through the power it has or gives. */
    private static List<Because> because(Row row, Address changed, Set<String> functions) {
        List<Because> because = new ArrayList<>(cited(row.basis()).filter(cited -> changed.covers(cited)
            || cited.covers(changed)).map(cited -> Because.citing(cited, changed, "")).distinct().toList());
        if (because.isEmpty() && functions.contains(row.function())) {
            because.add(new Because(Because.Reason.THROUGH, new Thing.Key(Kind.POWER, row.function()), ""));
        }
        return because;
    }

    private static Stream<Address> cited(String basis) {
        Optional<Address> whole = Address.of(basis);
        return whole.isPresent() ? whole.stream() : Mention.in(basis).stream().map(Mention::address);
    }
}
