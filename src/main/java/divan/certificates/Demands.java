package divan.certificates;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What is asked of certificates. Each is a property, or in the environment {@code DIVAN_CERTIFICATE_…}; what
 * is in Turkish certificates is unconfirmed by any official text at hand, so all of it can be another.
 *
 * @param policies one of which must hold over the whole path, as OIDs; none: any ({@code policies})
 * @param usages extended key usages of which it names one, where it names any ({@code usages})
 * @param sources asked for revocation, in this order: ocsp, crl ({@code revocation})
 * @param soft whether somebody is believed where none of them could be asked ({@code revocation-soft})
 * @param places hosts, with a port where it is another than usual, that may be asked beside those that stand
 * in the authorities' certificates ({@code places})
 * @param proving SHA-256 of authorities, in hex, who proved whose certificate it is ({@code proving})
 * @param number form of serialNumber in the subject; its first group is the number ({@code number})
 */
record Demands(Set<String> policies, Set<String> usages, List<Source> sources, boolean soft,
        Set<String> places, Set<String> proving, Pattern number) {
    static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String NUMBER = "(?:TCKN|PNOTR-|IDCTR-)?([1-9][0-9]{10})";

    enum Source {
        OCSP, CRL
    }

    static Demands usual() {
        return new Demands(Set.of(), Set.of(CLIENT_AUTH), List.of(Source.OCSP, Source.CRL), false, Set.of(),
            Set.of(), Pattern.compile(NUMBER));
    }

    /** The usual ones, and one source. */
    static Demands only(Source source) {
        Demands usual = usual();
        return new Demands(usual.policies(), usual.usages(), List.of(source), false, Set.of(), Set.of(),
            usual.number());
    }

    /** @throws IllegalArgumentException where a source is none or the form cannot be read */
    static Demands of(Environment given) {
        return new Demands(Set.copyOf(list(given, "policies", "")),
            Set.copyOf(list(given, "usages", CLIENT_AUTH)),
            list(given, "revocation", "ocsp,crl").stream()
                .map(name -> Source.valueOf(name.toUpperCase(Locale.ROOT))).toList(),
            Boolean.parseBoolean(text(given, "revocation-soft", "false")),
            new HashSet<>(list(given, "places", "")),
            list(given, "proving", "").stream().map(hex -> hex.replace(":", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()),
            Pattern.compile(text(given, "number", NUMBER)));
    }

    private static List<String> list(Environment given, String name, String usual) {
        return Arrays.stream(text(given, name, usual).split("[\\s,]+")).filter(word -> !word.isEmpty())
            .toList();
    }

    private static String text(Environment given, String name, String usual) {
        return given.getProperty("divan.certificate." + name, usual);
    }
}
