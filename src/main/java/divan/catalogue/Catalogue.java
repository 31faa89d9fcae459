package divan.catalogue;

import divan.access.Mandates;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.search.Entry;
import divan.search.Search;
import divan.web.Languages;
import divan.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The services in force, and any service as the version that a running case began with defined it. */
@Component
@Order(40)
public class Catalogue implements PackPart {
    private final Map<String, Map<String, Service>> byPack = new ConcurrentHashMap<>();
    private final Search search;
    private final Texts texts;
    private final Mandates mandates;

    Catalogue(Search search, Texts texts, Mandates mandates) {
        this.mandates = mandates;
        this.search = search;
        this.texts = texts;
    }

    public Optional<Service> service(String id) {
        return byPack.values().stream().map(s -> s.get(id)).filter(java.util.Objects::nonNull).findFirst();
    }

    public Collection<Service> services() {
        Map<String, Service> all = new TreeMap<>();
        byPack.values().forEach(all::putAll);
        return all.values();
    }

    /** The service as a version of its pack defines it. */
    public static Service of(Pack pack, String id) {
        return ServiceReader.read(pack, "services/" + id + "/service.yaml");
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (String path : ServiceReader.paths(pack)) {
            try {
                ServiceReader.read(pack, path);
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    /** Which mandates reach which service: row-level security is told. */
    @Override
    public void activate(Pack pack, Instant at) {
        Map<String, List<String>> kinds = new TreeMap<>();
        ServiceReader.paths(pack).stream().map(path -> ServiceReader.read(pack, path))
            .forEach(service -> kinds.put(service.id(), service.forOthers()));
        mandates.reach(pack.name(), kinds);
    }

    @Override
    public void load(Pack pack) {
        Map<String, Service> services = new TreeMap<>();
        for (String path : ServiceReader.paths(pack)) {
            Service service = ServiceReader.read(pack, path);
            services.put(service.id(), service);
        }
        byPack.put(pack.name(), services);
        search.replace("services", entries());
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Service service : services()) {
            List<String> words = words(service);
            Languages.ALL.forEach(language -> entries.add(new Entry(service.id(), "service", language.code(),
                texts.get(language, service.key("name")), texts.get(language, service.key("summary")), words,
                "/services/" + service.id())));
        }
        return entries;
    }

    /** Everyday words of all languages: whoever reads one may well search in another. */
    private List<String> words(Service service) {
        return Languages.ALL.stream()
            .flatMap(l -> Stream.concat(Stream.of(texts.get(l, service.key("name"))),
                texts.get(l, service.key("search-words")).lines())).distinct().toList();
    }
}
