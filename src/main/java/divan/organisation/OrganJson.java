package divan.organisation;

import divan.kernel.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads periods of organs from a list of objects (RFC 8259, UTF-8) as {@link OrganDepartures} writes them,
 * one after the other. A {@code predecessors} list may stand beside.
 */
final class OrganJson {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    /** Fields of an object, and the columns they stand for; days and names are objects themselves. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("number", "number"),
        Map.entry("kind", "kind"), Map.entry("parent", "parent"), Map.entry("parent2", "parent2"),
        Map.entry("province", "province"), Map.entry("branch", "branch"), Map.entry("category", "category"),
        Map.entry("status", "status"), Map.entry("budget", "budget"), Map.entry("kep", "kep"),
        Map.entry("foundingNorm", "founding_norm"), Map.entry("address", "address"),
        Map.entry("phone", "phone"), Map.entry("email", "email"), Map.entry("web", "web"),
        Map.entry("legalPerson", "legal_person"), Map.entry("externalLetters", "external_letters"),
        Map.entry("official", "official"), Map.entry("name/tr", "name_tr"), Map.entry("name/en", "name_en"),
        Map.entry("valid/from", "from"), Map.entry("valid/last", "last"));
    private static final Map<String, String> LISTS = Map.of("specialKinds", "special_kinds", "letterhead",
        "letterhead", "predecessors", OrganRows.PREDECESSORS);
    private static final List<String> OBJECTS = List.of("name", "valid");

    private final Findings findings;
    private final OrganRows rows;
    private long line = 1;
    private long count;

    OrganJson(Findings findings, OrganRows rows) {
        this.findings = findings;
        this.rows = rows;
    }

    /** @return how many objects there are, as far as the file could be read */
    long read(InputStream in) throws IOException {
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser parser = JSON.createParser(text)) {
            read(parser);
        } catch (JacksonException e) {
            long place = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNr());
            findings.add(place, "", code(e));
        }
        return count;
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            findings.add(1, "", "not-json");
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            line = parser.currentTokenLocation().getLineNr();
            count++;
            object(parser.readValueAsTree());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
            findings.add(parser.currentTokenLocation().getLineNr(), "", "not-json");
        } else if (count == 0) {
            findings.add(1, "", "empty");
        }
    }

    private void object(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (OBJECTS.contains(field.getKey()) && field.getValue().isObject()) {
                field.getValue().properties().forEach(inner ->
                    put(field.getKey() + "/" + inner.getKey(), inner.getValue(), texts));
            } else {
                put(field.getKey(), field.getValue(), texts);
            }
        });
        rows.period(line, texts, texts.size() == fields(object));
    }

    private static int fields(JsonNode object) {
        return object.properties().stream().mapToInt(field -> OBJECTS.contains(field.getKey())
            && field.getValue().isObject() ? field.getValue().size() : 1).sum();
    }

    /** What is no text where one is wanted, or has no place in a row, is said and left out. */
    private void put(String name, JsonNode value, Map<String, String> texts) {
        String column = COLUMNS.get(name);
        String list = LISTS.get(name);
        if (column != null && (value.isString() || value.isBoolean() || value.isNull())) {
            texts.put(column, value.isNull() ? "" : value.asString());
        } else if (list != null && value.isArray()) {
            texts.put(list, value.valueStream().map(JsonNode::asString)
                .collect(Collectors.joining(list.equals("letterhead") ? "|" : " ")));
        } else {
            findings.add(line, name, column == null && list == null ? "field-unknown" : "value");
        }
    }

    private static String code(@Nullable Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CharacterCodingException) {
                return "not-utf-8";
            }
        }
        return "not-json";
    }
}
