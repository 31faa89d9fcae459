package divan.database;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** The same statement for many rows, sent together: one journey to the database instead of one a row. */
@Component
public class Batches {
    private final NamedParameterJdbcTemplate template;

    public Batches(DataSource database) {
        this.template = new NamedParameterJdbcTemplate(database);
    }

    /** @param values of a row, by the names in the statement */
    public <T> void write(String sql, List<T> rows, Function<T, Map<String, @Nullable Object>> values) {
        if (!rows.isEmpty()) {
            template.batchUpdate(sql, rows.stream().map(row -> new MapSqlParameterSource(values.apply(row)))
                .toArray(SqlParameterSource[]::new));
        }
    }
}
