package divan.legislation;

import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedBasis;
import divan.reliance.RecordedReliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published norms that rest on a provision of a higher one; internal ones are nobody's to see here. */
@Component
class NormReliances implements RecordedReliances {
    private static final String RESTING = """
        select id, title, rests_on from legislation.norm
        where (upper_inf(valid) or upper(valid) > :day)
          and exists (select from unnest(rests_on) as a(address)
                      where a.address = :law or starts_with(a.address, :law || '/'))
        order by title, id
        """;
    private static final String BASES = """
        select id, title, rests_on from legislation.norm where valid @> :day and cardinality(rests_on) > 0
        order by title, id
        """;

    private record Resting(Thing norm, List<Address> on) {
    }

    private final JdbcClient jdbc;

    NormReliances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        Address changed = change.provision();
        List<Touched> touched = jdbc.sql(RESTING).param("day", change.from()).param("law", changed.law())
            .query(NormReliances::resting).list().stream().flatMap(resting -> touched(resting, changed))
            .toList();
        return touched.isEmpty() ? List.of() : List.of(TouchedKind.of(Kind.NORM, touched));
    }

    private static Stream<Touched> touched(Resting resting, Address changed) {
        List<Because> because = resting.on().stream()
            .filter(cited -> cited.covers(changed) || changed.covers(cited))
            .map(cited -> Because.citing(cited, changed, "")).toList();
        return because.isEmpty() ? Stream.empty() : Stream.of(new Touched(resting.norm(), because, 1));
    }

    @Override
    public List<RecordedBasis> bases(LocalDate day) {
        return jdbc.sql(BASES).param("day", day).query(NormReliances::resting).list().stream()
            .flatMap(resting -> resting.on().stream().map(on -> new RecordedBasis(resting.norm(), on, 1)))
            .toList();
    }

    private static Resting resting(ResultSet row, int n) throws SQLException {
        String id = row.getString("id");
        return new Resting(new Thing(Kind.NORM, id, Map.of("tr", row.getString("title")), "/law/" + id),
            Arrays.stream((String[]) row.getArray("rests_on").getArray())
                .flatMap(address -> Address.of(address).stream()).toList());
    }
}
