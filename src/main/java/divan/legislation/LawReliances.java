package divan.legislation;

import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedReliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Provisions of laws that were taken in, which name what is to change; as the latest texts have them. */
@Component
class LawReliances implements RecordedReliances {
    /** What lies beneath the changed provision goes with it, and is not said to stand on it. */
    private static final String NAMING = """
        select r.law || '/' || r.by_address as by, min(r.target) as target, max(p.heading) as heading,
               count(*) over () as all_of_them
        from legislation.reference r
        join legislation.provision p on p.law = r.law and p.version = r.version
            and p.address = split_part(r.by_address, '/', 1)
        where r.target_law = :law
          and (:whole or r.target = any(:exact) or starts_with(r.target, :target || '/')
               or starts_with(r.target, :target || '-'))
          and not (r.law = :law and (:whole or r.by_address = :place
               or starts_with(r.by_address, :place || '/') or starts_with(r.by_address, :place || '-')))
          and r.version = (select max(v.version) from legislation.version v where v.law = r.law)
        group by r.law, r.by_address
        order by length(r.law), r.law, by limit :limit
        """;

    private final JdbcClient jdbc;

    LawReliances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        Address provision = change.provision();
        long[] count = new long[1];
        List<Touched> first = jdbc.sql(NAMING).param("law", provision.law())
            .param("whole", provision.isWholeLaw()).param("exact", exact(provision))
            .param("target", provision.text()).param("place", provision.place())
            .param("limit", TouchedKind.MOST).query((row, n) -> {
                count[0] = row.getLong("all_of_them");
                return touched(row, provision);
            }).list();
        return first.isEmpty() ? List.of() : List.of(new TouchedKind(Kind.PROVISION, count[0], first));
    }

    /** Itself and what it lies beneath: whoever names a whole names its parts. */
    private static String[] exact(Address provision) {
        return Stream.concat(Stream.of(provision), provision.above().stream()).map(Address::text)
            .toArray(String[]::new);
    }

    private static Touched touched(ResultSet row, Address changed) throws SQLException {
        String by = row.getString("by");
        String heading = row.getString("heading");
        List<Because> because = new ArrayList<>();
        Address.of(row.getString("target")).ifPresent(cited ->
            because.add(Because.citing(cited, changed, "")));
        return new Touched(new Thing(Kind.PROVISION, by, Map.of("tr", heading.isEmpty() ? by : heading),
            "/law/" + by), List.copyOf(because), 1);
    }
}
