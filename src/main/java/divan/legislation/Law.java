package divan.legislation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A law: number, name by language, the day it came into force and the provisions that packs describe. */
public record Law(String number, Map<String, String> name, LocalDate inForce, List<Provision> provisions) {
}
