package divan.reliance;

import divan.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the program itself names provisions: acts it records, purposes for which it reads. */
public interface FixedReliances {
    List<Reliance> reliances();

    /** A thing named by a text; by its id where no text has that key. */
    static Thing named(Texts texts, Kind kind, String id, String key, String page) {
        Map<String, String> name = texts.written(key);
        return name.isEmpty() ? Thing.unnamed(kind, id, page) : new Thing(kind, id, name, page);
    }

    /** Acts of these types rest on this provision. */
    static Stream<Reliance> acts(Texts texts, String provision, String... types) {
        return Arrays.stream(types).map(type -> Reliance.of(
            named(texts, Kind.ACT, type, "act." + type, ""), Address.known(provision), ""));
    }

    /** Personal data are read for this purpose on this provision. */
    static Reliance purpose(Texts texts, String code, String provision) {
        return Reliance.of(named(texts, Kind.PURPOSE, code, "read.purpose-" + code, ""),
            Address.known(provision), "");
    }
}
