package divan.organisation;

import java.util.Set;

/** An office in an organ; {@code functions} is what its holder may do by the office itself. */
public record Post(String id, String organ, String titleTr, String titleEn, Set<String> functions) {
}
