package divan.legislation;

import divan.packs.Leaf;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Words;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.Mention;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Our own words about provisions: summaries of laws, and texts of a pack that speak of a provision. */
@Component
class WordReliances implements PackReliances {
    private final Texts texts;

    WordReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> of(Pack pack) {
        Stream<Reliance> summaries = pack.paths("legislation/", ".yaml").stream().map(pack::yaml)
            .flatMap(WordReliances::summaries);
        Stream<Reliance> words = Words.files(pack).stream().map(pack::yaml)
            .flatMap(file -> Leaf.of(file).stream()).flatMap(this::words);
        return Stream.concat(summaries, words).toList();
    }

    private static Stream<Reliance> summaries(Node law) {
        String number = law.get("law").text();
        return law.get("provisions").items().stream().flatMap(provision -> {
            String address = number + "/" + provision.get("address").text();
            Thing thing = new Thing(Kind.SUMMARY, address, provision.get("heading").languages(),
                "/law/" + address);
            return Address.of(address).stream().map(a -> new Reliance(thing, a,
                provision.file() + ":" + provision.line(),
                provision.get("until").optionalDate().orElse(null)));
        });
    }

    /** A text's key may be an address: the words for that provision as a reason. */
    private Stream<Reliance> words(Leaf leaf) {
        String key = String.join(".", leaf.path().reversed().stream().dropWhile(WordReliances::isPlace)
            .toList().reversed());
        Thing thing = new Thing(Kind.WORDS, key, texts.written(key).isEmpty()
            ? java.util.Map.of("tr", leaf.text()) : texts.written(key), "");
        return Stream.concat(Address.of(leaf.last()).filter(a -> !a.isWholeLaw()).stream(),
            Mention.in(leaf.text()).stream().map(Mention::address)).distinct()
            .map(address -> Reliance.of(thing, address, leaf.place()));
    }

    /** The place of an item of a list, whose items are lines of one text. */
    private static boolean isPlace(String key) {
        return key.matches("\\d{1,3}");
    }
}
