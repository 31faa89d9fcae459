package divan.catalogue;

import divan.search.Entry;
import divan.web.Language;
import divan.web.Languages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Services that are only described, as they can be searched. What is done here is made searchable by the
 * {@link Catalogue}, in all its languages.
 */
final class ListedEntries {
    private static final String TURKISH = "tr";

    private ListedEntries() {
    }

    static List<Entry> of(Collection<PublicService> services) {
        return services.stream().filter(service -> !service.isHere()).flatMap(ListedEntries::entries)
            .toList();
    }

    /** One for each language; where a language has no name for it, in Turkish and told as such. */
    private static Stream<Entry> entries(PublicService service) {
        List<String> names = Stream.concat(service.name().values().stream(), service.words().stream())
            .distinct().toList();
        return Languages.ALL.stream().map(Language::code).map(language -> {
            String told = service.name().containsKey(language) ? language : TURKISH;
            return new Entry(service.id(), "service", language, Map.of(told, service.name().get(told)),
                service.description().getOrDefault(told, ""), names, List.of(), "", List.of(), "", null,
                false, "/services/" + service.id());
        });
    }
}
