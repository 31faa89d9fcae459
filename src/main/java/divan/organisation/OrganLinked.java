package divan.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Organs as linked data: the Core Public Organisation Vocabulary of SEMIC (CPOV 2), which takes its terms
 * from W3C's Organization Ontology, SKOS and Dublin Core. The context is written out, so that nothing need be
 * fetched to read it.
 *
 * <p>Where we differ: CPOV has no word for a DETSİS number's second parent; it is a further {@code
 * subOrganizationOf}. What has no term there (budget, KEP, letterhead) is left out; the JSON form has it.
 */
public final class OrganLinked {
    public static final Map<String, Object> CONTEXT = context();

    private static final String TURKIYE = "http://publications.europa.eu/resource/authority/country/TUR";

    private OrganLinked() {
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("cv", "http://data.europa.eu/m8g/");
        context.put("org", "http://www.w3.org/ns/org#");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("locn", "http://www.w3.org/ns/locn#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("PublicOrganisation", "cv:PublicOrganisation");
        context.put("ContactPoint", "cv:ContactPoint");
        context.put("ChangeEvent", "org:ChangeEvent");
        context.put("Address", "locn:Address");
        context.put("Location", "dct:Location");
        context.put("Document", "http://xmlns.com/foaf/0.1/Document");
        context.put("identifier", "dct:identifier");
        context.put("prefLabel", Map.of("@id", "skos:prefLabel", "@container", "@language"));
        context.put("classification", link("org:classification"));
        context.put("subOrganizationOf", link("org:subOrganizationOf"));
        context.put("hasSubOrganization", link("org:hasSubOrganization"));
        context.put("resultedFrom", link("org:resultedFrom"));
        context.put("changedBy", link("org:changedBy"));
        context.put("originalOrganization", link("org:originalOrganization"));
        context.put("resultingOrganization", link("org:resultingOrganization"));
        context.put("contactPoint", link("cv:contactPoint"));
        context.put("email", "cv:email");
        context.put("telephone", "cv:telephone");
        context.put("contactPage", link("cv:contactPage"));
        context.put("address", link("locn:address"));
        context.put("fullAddress", Map.of("@id", "locn:fullAddress", "@language", "tr"));
        context.put("spatial", link("dct:spatial"));
        context.put("provenance", "dct:provenance");
        context.put("valid", "dct:valid");
        context.put("date", Map.of("@id", "dct:date", "@type", "xsd:date"));
        return context;
    }

    private static Map<String, Object> link(String term) {
        return Map.of("@id", term, "@type", "@id");
    }

    static Map<String, @Nullable Object> document(List<Map<String, @Nullable Object>> nodes) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("@context", CONTEXT);
        document.put("@graph", nodes);
        return document;
    }

    /** @param base where the API is found, without a slash at its end */
    public static Map<String, @Nullable Object> organ(Organ organ, List<Succession> successions,
            String base) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("@id", id(base, organ.number()));
        node.put("@type", "PublicOrganisation");
        node.put("identifier", organ.number());
        Map<String, String> names = new LinkedHashMap<>();
        names.put("tr", organ.nameTr());
        if (!organ.nameEn().isEmpty()) {
            names.put("en", organ.nameEn());
        }
        node.put("prefLabel", names);
        node.put("classification", classes(organ, base));
        node.put("subOrganizationOf", organ.parents().stream().map(p -> id(base, p)).toList());
        node.put("spatial", Map.of("@id", TURKIYE, "@type", "Location"));
        node.put("valid", organ.valid().from() + "/" + (organ.valid().last() == null ? ".."
        : organ.valid().last()));
        if (!organ.profile().foundingNorm().isEmpty()) {
            node.put("provenance", organ.profile().foundingNorm());
        }
        contact(organ.profile().contact(), node);
        successions(organ, successions, base, node);
        return node;
    }

    private static List<String> classes(Organ organ, String base) {
        List<String> classes = new ArrayList<>(List.of(organ.kind(), organ.profile().category(),
            organ.profile().status(), organ.profile().branch()));
        classes.addAll(organ.profile().specialKinds().stream().sorted().toList());
        return classes.stream().filter(c -> !c.isEmpty()).distinct().map(c -> base + "/api/organs#" + c)
            .toList();
    }

    private static void contact(Profile.Contact contact, Map<String, @Nullable Object> node) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        put(point, "email", contact.email());
        put(point, "telephone", contact.phone());
        if (!contact.web().isEmpty()) {
            point.put("contactPage", Map.of("@id", contact.web(), "@type", "Document"));
        }
        if (!point.isEmpty()) {
            point.put("@type", "ContactPoint");
            node.put("contactPoint", point);
        }
        if (!contact.address().isEmpty()) {
            node.put("address", Map.of("@type", "Address", "fullAddress", contact.address()));
        }
    }

    private static void put(Map<String, @Nullable Object> node, String term, String text) {
        if (!text.isEmpty()) {
            node.put(term, text);
        }
    }

    private static void successions(Organ organ, List<Succession> successions, String base,
            Map<String, @Nullable Object> node) {
        List<Object> from = new ArrayList<>();
        List<Object> by = new ArrayList<>();
        for (Succession succession : successions) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("@type", "ChangeEvent");
            event.put("date", succession.day().toString());
            event.put("originalOrganization", id(base, succession.predecessor()));
            event.put("resultingOrganization", id(base, succession.successor()));
            (succession.successor().equals(organ.number()) ? from : by).add(event);
        }
        if (!from.isEmpty()) {
            node.put("resultedFrom", from);
        }
        if (!by.isEmpty()) {
            node.put("changedBy", by);
        }
    }

    private static String id(String base, String number) {
        return base + "/api/organs/" + number;
    }
}
