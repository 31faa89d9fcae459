package divan.catalogue;

import divan.organisation.Organ;
import divan.organisation.OrganLinked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Services as linked data: SEMIC’s Core Public Service Vocabulary, application profile 3.2.0 (CPSV-AP). The
 * context is that of the organs and the terms of services beside it.
 *
 * <p>Where we differ: kinds of organs that provide a service are no organisation, so that only the organ that
 * answers for it is named; a time in working days is no {@code xsd:duration} and is left out.
 */
final class ServiceLinked {
    private static final Map<String, Object> CONTEXT = context();
    private static final Map<String, String> DURATIONS = Map.of("hours", "PT%dH", "days", "P%dD", "months",
        "P%dM");

    private final Inventory inventory;
    private final String base;

    /** @param base where the API is found, without a slash at its end */
    ServiceLinked(Inventory inventory, String base) {
        this.inventory = inventory;
        this.base = base;
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>(OrganLinked.CONTEXT);
        context.put("cpsv", "http://purl.org/vocab/cpsv#");
        context.put("PublicService", "cpsv:PublicService");
        context.put("EvidenceType", "cv:EvidenceType");
        context.put("Output", "cv:Output");
        context.put("Channel", "cv:Channel");
        context.put("LegalResource", "http://data.europa.eu/eli/ontology#LegalResource");
        context.put("Concept", "skos:Concept");
        context.put("title", words("dct:title"));
        context.put("description", words("dct:description"));
        context.put("notation", "skos:notation");
        List.of("hasCompetentAuthority", "hasLegalResource", "hasInputType", "hasChannel", "isClassifiedBy")
            .forEach(term -> context.put(term, link("cv:" + term)));
        context.put("produces", link("cpsv:produces"));
        context.put("audience", link("dct:audience"));
        context.put("type", link("dct:type"));
        context.put("processingTime", Map.of("@id", "cv:processingTime", "@type", "xsd:duration"));
        return context;
    }

    private static Map<String, Object> link(String term) {
        return Map.of("@id", term, "@type", "@id");
    }

    private static Map<String, Object> words(String term) {
        return Map.of("@id", term, "@container", "@language");
    }

    Map<String, @Nullable Object> document(List<Map<String, @Nullable Object>> nodes) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("@context", CONTEXT);
        document.put("@graph", nodes);
        return document;
    }

    Map<String, @Nullable Object> service(PublicService service, PublicService.Duration duration,
            Optional<Organ> responsible) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        String id = base + "/api/services/" + service.id();
        node.put("@id", id);
        node.put("@type", "PublicService");
        node.put("identifier", service.id());
        node.put("title", service.name());
        node.put("description", service.description());
        node.put("hasCompetentAuthority", responsible.<Object>map(organ ->
            OrganLinked.organ(organ, List.of(), base)).orElse(base + "/api/organs/" + service.responsible()));
        node.put("hasLegalResource", service.authority().stream().map(address ->
            Map.of("@id", base + "/api/law/" + address, "@type", "LegalResource")).toList());
        node.put("hasInputType", service.documents().stream().map(d -> document("EvidenceType",
            d.document())).toList());
        node.put("produces", service.issued().stream().map(d -> document("Output", d)).toList());
        node.put("hasChannel", service.channels().stream().map(channel -> channel(id, channel)).toList());
        node.put("audience", service.beneficiaries().stream().map(this::concept).toList());
        node.put("isClassifiedBy", List.of(Map.of("@id", base + "/api/file-plan/" + service.fileCode(),
            "@type", "Concept", "notation", service.fileCode())));
        processingTime(duration).ifPresent(time -> node.put("processingTime", time));
        return node;
    }

    private static Optional<String> processingTime(PublicService.Duration duration) {
        String form = DURATIONS.get(duration.unit());
        Integer atMost = duration.atMost();
        return form == null || atMost == null ? Optional.empty() : Optional.of(form.formatted(atMost));
    }

    private Map<String, Object> document(String type, String id) {
        return Map.of("@id", base + "/api/services#" + (type.equals("Output") ? "output-" : "evidence-") + id,
            "@type", type, "identifier", id, "title", inventory.document(id).name());
    }

    private Map<String, Object> channel(String service, String channel) {
        return Map.of("@id", service + "#" + channel, "@type", "Channel", "identifier",
            service.substring(service.lastIndexOf('/') + 1) + "-" + channel, "type", concept(channel));
    }

    private Map<String, Object> concept(String code) {
        return Map.of("@id", base + "/api/services#" + code, "@type", "Concept", "notation", code);
    }
}
