package divan.catalogue;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Table;
import divan.reliance.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is missing or wrong in a pack’s inventory, by file and line: each of the six headings of every
 * service, what they name together, organs, provisions and numbers of the file plan.
 */
final class InventoryCheck {
    static final Set<String> CHANNELS = Set.of("portal", "api", "office", "e-devlet", "consulate", "phone",
        "post");
    static final Set<String> BENEFICIARIES = Set.of("citizens", "foreigners", "companies", "associations",
        "public-bodies");
    private static final Set<String> UNITS = Set.of("hours", "days", "working-days", "months");
    /** Pages beside those of the services. */
    private static final Set<String> TAKEN = Set.of("documents", "quality");
    private static final String ORGANS = "organisation/organs.csv";
    /** Key → heading of the inventory that it belongs to. */
    private static final Map<String, String> SAID = Map.of("for", "general", "provided-by", "general",
        "responsible", "general", "channels", "general", "systems", "general", "correspondence",
        "correspondence", "result", "result", "initials", "initials");
    private static final Map<String, String> ELSEWHERE = Map.of("name", "general", "description", "general",
        "opened-by", "general", "file-code", "general", "authority", "authority", "documents", "documents");
    private static final List<String> RESULT = List.of("documents", "average", "yearly");

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> organs = new HashSet<>();
    private final Set<String> parents = new HashSet<>();
    private final Map<String, Named> documents;
    private final Map<String, Named> correspondents;
    private final Map<String, Named> titles;
    private final Map<String, FileCode> codes;

    private InventoryCheck(Pack pack, InventoryReader reader) {
        documents = reader.named("documents");
        correspondents = reader.named("correspondents");
        titles = reader.named("titles");
        codes = FilePlan.read(pack);
        codes.values().forEach(code -> parents.add(code.above()));
        if (pack.file(ORGANS).isPresent()) {
            Table.read(pack, ORGANS).rows().forEach(row ->
                organs.addAll(List.of(row.get("kind"), row.get("number"))));
        }
    }

    static List<Finding> check(Pack pack) {
        if (pack.file(InventoryReader.FILE).isEmpty()) {
            return List.of();
        }
        InventoryReader reader = new InventoryReader(pack);
        InventoryCheck check = new InventoryCheck(pack, reader);
        ServiceReader.paths(pack).forEach(path -> check.here(pack.yaml(path)));
        reader.entries().forEach(check::elsewhere);
        check.held(pack);
        if (check.findings.isEmpty()) {
            check.together(reader);
        }
        return check.findings;
    }

    private void here(Node node) {
        if (!node.get("inventory").isPresent()) {
            missing(node, "inventory", "general");
        } else {
            said(node.get("inventory"));
        }
    }

    private void elsewhere(Node node) {
        ELSEWHERE.forEach((key, heading) -> needs(node, key, heading));
        said(node);
        needs(node.get("result"), "duration", "result");
    }

    private void said(Node node) {
        SAID.forEach((key, heading) -> needs(node, key, heading));
        RESULT.forEach(key -> needs(node.get("result"), key, "result"));
    }

    private void needs(Node node, String key, String heading) {
        if (node.isPresent() && !node.get(key).isPresent()) {
            missing(node, key, heading);
        }
    }

    private void missing(Node node, String key, String heading) {
        findings.add(new Finding(node.file(), node.line(),
            "the inventory lacks “" + key + "” (heading: " + heading + ")"));
    }

    /** What a document says can only be held where there is such a register and such a field. */
    private void held(Pack pack) {
        Set<String> fields = AskedAgain.held(pack);
        documents.values().stream().filter(d -> d.heldBy() != null && !fields.contains(d.heldBy()))
            .forEach(d -> findings.add(new Finding(InventoryReader.FILE, 0, "the document " + d.id()
                + " is held by “" + d.heldBy() + "”, which no register has")));
    }

    private void together(InventoryReader reader) {
        Map<String, PublicService> seen = new HashMap<>();
        try {
            for (PublicService service : reader.services()) {
                if (seen.put(service.id(), service) != null || TAKEN.contains(service.id())
                        || !service.id().matches("[a-z][a-z0-9-]{1,99}")) {
                    wrong(service, "the name " + service.id() + " is taken or is none");
                }
                named(service);
                placed(service);
            }
        } catch (Malformed e) {
            findings.add(e.finding());
        }
    }

    private void named(PublicService service) {
        service.documents().forEach(d -> known(service, documents, "document", d.document()));
        service.issued().forEach(d -> known(service, documents, "document", d));
        service.letters().forEach(l -> known(service, correspondents, "correspondent", l.to()));
        service.initials().forEach(initials -> {
            known(service, documents, "document", initials.document());
            known(service, titles, "title", initials.signedBy());
            initials.initialledBy().forEach(title -> known(service, titles, "title", title));
        });
    }

    private void known(PublicService service, Map<String, Named> list, String what, String id) {
        if (!list.containsKey(id)) {
            wrong(service, service.id() + " names the " + what + " “" + id + "”, which "
                + InventoryReader.FILE + " does not define");
        }
    }

    private void placed(PublicService service) {
        among(service, CHANNELS, "channel", service.channels());
        among(service, BENEFICIARIES, "beneficiary", service.beneficiaries());
        among(service, UNITS, "unit of time", List.of(service.duration().unit()));
        among(service, organs, "organ or kind of organ", service.providers());
        among(service, organs, "organ", List.of(service.responsible()));
        if (service.authority().isEmpty()) {
            wrong(service, service.id() + " stands on no provision");
        }
        service.authority().stream().filter(address -> Address.of(address).isEmpty()).forEach(address ->
            wrong(service, "“" + address + "” is no address of a provision"));
        if (!codes.containsKey(service.fileCode()) || parents.contains(service.fileCode())) {
            wrong(service, service.id() + " is filed under " + service.fileCode()
                + ", under which " + FilePlan.FILE + " files nothing");
        }
    }

    private void among(PublicService service, Set<String> all, String what, List<String> said) {
        said.stream().filter(code -> !all.contains(code)).forEach(code ->
            wrong(service, service.id() + ": there is no " + what + " “" + code + "”"));
    }

    private void wrong(PublicService service, String message) {
        findings.add(new Finding(service.file(), service.line(), message));
    }
}
