package divan.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases of a service are decided. */
@Component
class WhatIfRows {
    private static final String DECIDED = """
        select c.id from casework.case_row c
        where c.service = :service and not c.open
          and convert_from(c.state, 'UTF8')::jsonb ->> 'decidedOn' is not null
          and exists (select from casework.filing f where f.case_id = c.id)
        order by c.id desc limit :limit
        """;

    private final JdbcClient jdbc;

    WhatIfRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those filed last first. */
    List<UUID> decided(String service, int limit) {
        return jdbc.sql(DECIDED).param("service", service).param("limit", limit).query(UUID.class).list();
    }
}
