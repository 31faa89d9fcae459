package divan.catalogue;

import divan.legislation.Parameters;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.search.Search;
import divan.search.Source;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The inventory of public services of the packs in force, by id, and what services name together. */
@Component
@Order(42)
public class Inventory implements PackPart, Source {
    private record Content(Map<String, PublicService> services, Map<String, Named> documents,
            Map<String, Named> correspondents, Map<String, Named> titles,
            Map<String, List<Step>> steps, List<AskedAgain> askedAgain) {
    }

    private final Map<String, Content> byPack = new ConcurrentHashMap<>();
    private final Parameters parameters;
    private final Search search;
    private volatile Map<String, Declaration> declared = Map.of();
    private volatile boolean searchable;
    private volatile Object edition = new Object();

    Inventory(Parameters parameters, Search search) {
        this.parameters = parameters;
        this.search = search;
    }

    /** Another object whenever something of what packs say may be another. */
    Object edition() {
        return edition;
    }

    /** The steps of the process of a service that is done here. */
    public List<Step> steps(String service) {
        return byPack.values().stream().flatMap(c -> Stream.ofNullable(c.steps().get(service))).findFirst()
            .orElse(List.of());
    }

    public Optional<PublicService> service(String id) {
        Declaration declaration = declared.get(id);
        return byPack.values().stream().flatMap(c -> Stream.ofNullable(c.services().get(id))).findFirst()
            .map(service -> declaration == null ? service : service.with(declaration));
    }

    /** What organs declared last stands in the place of what packs report. */
    void declare(Collection<Declaration> declarations) {
        declared = declarations.stream().collect(Collectors.toUnmodifiableMap(Declaration::service,
            declaration -> declaration));
    }

    /** In the order of ids. */
    public Collection<PublicService> services() {
        Map<String, PublicService> all = new TreeMap<>();
        byPack.values().forEach(content -> all.putAll(content.services()));
        declared.forEach((id, declaration) -> all.computeIfPresent(id, (_, service) ->
            service.with(declaration)));
        return all.values();
    }

    /** A document that services ask for or end with. */
    public Named document(String id) {
        return named(id, Content::documents);
    }

    /** Everything that services of the inventory ask for or end with, in the order of ids. */
    public Collection<Named> documents() {
        return all(Content::documents);
    }

    public Collection<Named> correspondents() {
        return all(Content::correspondents);
    }

    public Named correspondent(String id) {
        return named(id, Content::correspondents);
    }

    public Named title(String id) {
        return named(id, Content::titles);
    }

    private Collection<Named> all(Function<Content, Map<String, Named>> list) {
        Map<String, Named> all = new TreeMap<>();
        byPack.values().forEach(content -> all.putAll(list.apply(content)));
        return all.values();
    }

    /** A pack that is checked defines all it names. */
    private Named named(String id, Function<Content, Map<String, Named>> list) {
        return byPack.values().stream().flatMap(c -> Stream.ofNullable(list.apply(c).get(id))).findFirst()
            .orElseGet(() -> new Named(id, Map.of("tr", id), null, null));
    }

    /** The longest time by law, of the parameter that says so on that day where one does. */
    public PublicService.Duration duration(PublicService service, LocalDate day) {
        PublicService.Duration said = service.duration();
        String parameter = said.parameter();
        return parameter == null ? said : parameters.on(parameter, day).map(value ->
            new PublicService.Duration(value.value() == null ? null : Integer.valueOf(value.value()),
                parameter, said.unit(), said.under(), said.confirmed() && value.confirmed())).orElse(said);
    }

    @Override
    public List<Finding> check(Pack pack) {
        try {
            return InventoryCheck.check(pack);
        } catch (Malformed e) {
            return List.of(e.finding());
        }
    }

    @Override
    public List<Finding> remarks(Pack pack) {
        return Stream.concat(AskedAgain.in(pack).stream()
            .map(again -> new Finding(again.file(), again.line(), again.message())), unkept(pack)).toList();
    }

    /** Services of whose files the pack's file plan does not say how long they are kept. */
    private static Stream<Finding> unkept(Pack pack) {
        Map<String, FileCode> plan = FilePlan.read(pack);
        return ServiceReader.paths(pack).stream()
            .filter(path -> Optional.ofNullable(plan.get(pack.yaml(path).get("file-code").text("")))
                .map(FileCode::years).isEmpty())
            .map(path -> new Finding(path, 1, "it is not said how long its files are kept: file-code is not"
                + " in " + FilePlan.FILE + ", or without years there"));
    }

    /** What services of the packs in force ask for although a register holds it. */
    public List<AskedAgain> askedAgain() {
        return byPack.values().stream().flatMap(content -> content.askedAgain().stream()).toList();
    }

    @Override
    public void load(Pack pack) {
        InventoryReader reader = new InventoryReader(pack);
        Map<String, PublicService> services = new TreeMap<>();
        reader.services().forEach(service -> services.put(service.id(), service));
        Map<String, List<Step>> steps = new TreeMap<>();
        services.values().stream().filter(PublicService::isHere)
            .forEach(service -> steps.put(service.id(), Step.of(pack, service.id())));
        byPack.put(pack.name(), new Content(services, reader.named("documents"),
            reader.named("correspondents"), reader.named("titles"), steps, AskedAgain.in(pack)));
        edition = new Object();
        if (searchable) {
            feed();
        }
    }

    /** The packs of the start are made searchable when the pages are open, later ones at once. */
    @Override
    public void catchUp(BooleanSupplier goesOn) {
        searchable = true;
        feed();
    }

    private synchronized void feed() {
        search.replace("services.listed", ListedEntries.of(services()));
    }
}
