package divan.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How programs are told of services and of the file plan: words by language, names as in the pack. */
final class ServiceView {
    private final Inventory inventory;

    ServiceView(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Enough to choose it from a list. */
    static Map<String, @Nullable Object> brief(PublicService service) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", service.id());
        view.put("name", service.name());
        view.put("description", service.description());
        view.put("here", service.isHere());
        view.put("onApplication", service.onApplication());
        view.put("for", service.beneficiaries());
        view.put("providedBy", service.providers());
        view.put("responsible", service.responsible());
        view.put("channels", service.channels());
        view.put("fileCode", service.fileCode());
        view.put("pack", service.pack());
        return view;
    }

    Map<String, @Nullable Object> whole(PublicService service, PublicService.Duration duration,
            Optional<Measured> measured, Optional<FileCode> code, List<Step> steps) {
        Map<String, @Nullable Object> view = brief(service);
        view.put("systems", service.systems());
        view.put("local", service.local());
        view.put("private", service.outside());
        view.put("authority", service.authority());
        view.put("documents", service.documents().stream().map(this::asked).toList());
        view.put("correspondence", service.letters().stream().map(this::letter).toList());
        view.put("issued", service.issued().stream().map(this::document).toList());
        view.put("duration", duration(duration));
        view.put("average", declared(service.average(), "unit"));
        view.put("yearly", declared(service.yearly(), "year"));
        view.put("declared", declared(service.declared()));
        view.put("measured", measured.map(ServiceView::measured).orElse(null));
        view.put("initials", service.initials().stream().map(this::initials).toList());
        view.put("steps", steps.stream().map(step -> Map.of("name", step.name(), "function",
            step.function())).toList());
        view.put("retention", code.map(ServiceView::code).orElse(null));
        return view;
    }

    private Map<String, @Nullable Object> asked(PublicService.Asked asked) {
        Map<String, @Nullable Object> view = document(asked.document());
        view.put("under", asked.under());
        return view;
    }

    private Map<String, @Nullable Object> document(String id) {
        Named named = inventory.document(id);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("name", named.name());
        view.put("heldBy", named.heldBy());
        return view;
    }

    private Map<String, @Nullable Object> letter(PublicService.Letter letter) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Named to = inventory.correspondent(letter.to());
        view.put("internal", letter.internal());
        view.put("to", letter.to());
        view.put("name", to.name());
        view.put("organ", to.organ());
        view.put("about", letter.about());
        return view;
    }

    private Map<String, @Nullable Object> initials(PublicService.Initials initials) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("document", initials.document());
        view.put("initialledBy", initials.initialledBy().stream().map(t -> inventory.title(t).name())
            .toList());
        view.put("signedBy", inventory.title(initials.signedBy()).name());
        return view;
    }

    private static Map<String, @Nullable Object> duration(PublicService.Duration duration) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("atMost", duration.atMost());
        view.put("unit", duration.unit());
        view.put("under", duration.under());
        view.put("confirmed", duration.confirmed());
        return view;
    }

    private static Map<String, @Nullable Object> declared(PublicService.Declared declared, String of) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("value", declared.value());
        view.put(of, declared.of().isEmpty() ? null : declared.of());
        view.put("source", declared.source().isEmpty() ? null : declared.source());
        view.put("confirmed", declared.confirmed());
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> declared(@Nullable Declaration declared) {
        if (declared == null || declared.decided() == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("by", declared.organ());
        view.put("act", declared.decided().act().toString());
        view.put("at", declared.decided().at().toString());
        view.put("place", declared.figures().place().isEmpty() ? null : declared.figures().place());
        view.put("contact", declared.figures().contact().isEmpty() ? null : declared.figures().contact());
        return view;
    }

    /** Of the last twelve months; what would tell of too few is null. */
    private static Map<String, @Nullable Object> measured(Measured measured) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("filed", measured.tellsFiled() ? measured.filed() : null);
        view.put("decided", measured.tellsTimes() ? measured.decided() : null);
        view.put("medianDays", measured.tellsTimes() ? measured.medianDays() : null);
        view.put("inTimePercent", measured.tellsTimes() ? measured.inTimePercent() : null);
        view.put("least", measured.least());
        return view;
    }

    static Map<String, @Nullable Object> code(FileCode code) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("code", code.code());
        view.put("level", code.level());
        view.put("title", code.title());
        view.put("unitYears", code.unitYears());
        view.put("institutionYears", code.institutionYears());
        view.put("fate", code.fate().isEmpty() ? null : code.fate());
        view.put("confirmed", code.confirmed());
        view.put("note", code.note().isEmpty() ? null : code.note());
        return view;
    }
}
