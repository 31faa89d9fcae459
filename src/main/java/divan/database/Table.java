package divan.database;

import java.util.List;

/**
 * A table of a module as a copy holds it.
 *
 * @param name {@code schema.table}
 * @param columns in the order of the copy, without those that PostgreSQL computes
 */
public record Table(String name, List<String> columns) {
}
