package divan.catalogue;

import divan.organisation.Organ;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the inventory says of a service, in the reader’s words.
 *
 * @param organs those that may be named by number
 */
public record ServiceWords(Shell shell, Inventory inventory, Map<String, Organ> organs) {
    /** For pages that name no organs. */
    public static ServiceWords of(Shell shell, Inventory inventory) {
        return new ServiceWords(shell, inventory, Map.of());
    }

    public String of(Named named) {
        return shell.pick(named.name());
    }

    public String document(String id) {
        return of(inventory.document(id));
    }

    public String correspondent(String id) {
        return of(inventory.correspondent(id));
    }

    public String codes(String list, List<String> codes) {
        return codes.stream().map(code -> shell.t("inventory." + list + "." + code))
            .collect(Collectors.joining(", "));
    }

    public String yes(boolean flag) {
        return shell.t(flag ? "answer.yes" : "answer.no");
    }

    /** Kinds in words, organs by name where they stand. */
    public String providers(PublicService service) {
        return service.providers().stream().map(this::provider).collect(Collectors.joining(", "));
    }

    private String provider(String code) {
        Organ organ = organs.get(code);
        if (organ != null) {
            return shell.pick(organ.nameTr(), organ.nameEn());
        }
        return shell.has("inventory.kind." + code) ? shell.t("inventory.kind." + code) : code;
    }

    public String letter(PublicService.Letter letter) {
        return correspondent(letter.to()) + ": " + shell.pick(letter.about());
    }

    /** Those who initial, in order, then who signs. */
    public String initials(PublicService.Initials initials) {
        String initialled = initials.initialledBy().stream().map(t -> of(inventory.title(t)))
            .collect(Collectors.joining(" → "));
        return shell.t("inventory.initialled", document(initials.document()), initialled,
            of(inventory.title(initials.signedBy())));
    }

    public String duration(PublicService.Duration duration) {
        Integer atMost = duration.atMost();
        return atMost == null ? shell.t("inventory.no-duration")
            : marked(shell.t("inventory.unit." + duration.unit(), shell.number(atMost)),
            duration.confirmed());
    }

    /** The average time as reported. */
    public String average(PublicService.Declared average) {
        return average.known().map(value -> marked(shell.t("inventory.unit." + average.of(),
            shell.number(value)), average.confirmed())).orElseGet(() -> shell.t("inventory.not-reported"));
    }

    /** The yearly number as reported. */
    public String yearly(PublicService.Declared yearly) {
        return yearly.known().map(value -> marked(shell.t("inventory.count-of-year", shell.number(value),
            yearly.of()), yearly.confirmed())).orElseGet(() -> shell.t("inventory.not-reported"));
    }

    /** How it is served, and where and with whom, as far as an organ declared it. */
    public List<String> places(PublicService service) {
        Declaration declared = service.declared();
        return Stream.of(codes("channel", service.channels()), declared == null ? ""
            : declared.figures().place(), declared == null ? "" : declared.figures().contact())
            .filter(text -> !text.isEmpty()).toList();
    }

    private String marked(String text, boolean confirmed) {
        return confirmed ? text : text + " " + shell.t("inventory.unconfirmed");
    }

    public String measuredTime(Optional<Measured> measured) {
        return measured.filter(m -> m.decided() > 0).map(m -> m.tellsTimes() ? shell.t("inventory.median",
            shell.number(m.medianDays()), m.inTimePercent()) : shell.t("inventory.too-few", m.least()))
            .orElseGet(() -> shell.t("inventory.not-measured"));
    }

    public String measuredCount(Optional<Measured> measured) {
        return measured.filter(m -> m.filed() > 0).map(m -> m.tellsFiled() ? shell.number(m.filed())
            : shell.t("inventory.too-few", m.least())).orElseGet(() -> shell.t("inventory.not-measured"));
    }

    /** How long files of this subject are kept, and what becomes of them. */
    public String kept(FileCode code) {
        return years("inventory.in-unit", code.unitYears()) + ", "
            + years("inventory.in-institution", code.institutionYears())
            + (code.fate().isEmpty() ? "" : "; " + shell.t("inventory.fate." + code.fate()))
            + (code.confirmed() ? "" : " " + shell.t("inventory.unconfirmed"));
    }

    private String years(String key, @Nullable Integer years) {
        return shell.t(key, years == null ? "?" : shell.number(years));
    }

    public String title(Map<String, String> words) {
        return shell.pick(words);
    }
}
