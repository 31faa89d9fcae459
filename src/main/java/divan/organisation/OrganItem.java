package divan.organisation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * An organ in a list for programs, written without a map between: a page may have a thousand.
 *
 * @param depth from the organ that was asked about; -1 where it is not said
 */
record OrganItem(Organ organ, int depth) implements JacksonSerializable {
    /** What programs are told of an organ, in this order. */
    record Field(String name, SerializedString written, Function<Organ, @Nullable Object> value) {
        private Field(String name, Function<Organ, @Nullable Object> value) {
            this(name, new SerializedString(name), value);
        }
    }

    private static final SerializedString DEPTH = new SerializedString("depth");
    static final List<Field> FIELDS = List.of(new Field("number", Organ::number),
        new Field("name", o -> OrganView.words(o.nameTr(), o.nameEn())), new Field("kind", Organ::kind),
        new Field("parent", Organ::parent), new Field("parent2", Organ::parent2),
        new Field("province", o -> OrganView.orNull(o.province())),
        new Field("branch", o -> OrganView.orNull(o.profile().branch())),
        new Field("category", o -> OrganView.orNull(o.profile().category())),
        new Field("status", o -> OrganView.orNull(o.profile().status())),
        new Field("specialKinds", o -> o.profile().specialKinds().stream().sorted().toList()),
        new Field("legalPerson", o -> o.profile().legalPerson()),
        new Field("budget", o -> OrganView.orNull(o.profile().budget())),
        new Field("kep", o -> OrganView.orNull(o.profile().kep())),
        new Field("foundingNorm", o -> OrganView.orNull(o.profile().foundingNorm())),
        new Field("address", o -> OrganView.orNull(o.profile().contact().address())),
        new Field("phone", o -> OrganView.orNull(o.profile().contact().phone())),
        new Field("email", o -> OrganView.orNull(o.profile().contact().email())),
        new Field("web", o -> OrganView.orNull(o.profile().contact().web())),
        new Field("externalLetters", o -> o.profile().externalLetters()),
        new Field("letterhead", Organ::letterhead), new Field("official", Organ::official),
        new Field("valid", o -> OrganView.span(o.valid())));

    @Override
    public void serialize(JsonGenerator to, SerializationContext context) {
        to.writeStartObject();
        for (Field field : FIELDS) {
            to.writeName(field.written());
            write(to, field.value().apply(organ));
        }
        if (depth >= 0) {
            to.writeName(DEPTH);
            to.writeNumber(depth);
        }
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, @Nullable Object value) {
        switch (value) {
            case null -> to.writeNull();
            case String text -> to.writeString(text);
            case Boolean flag -> to.writeBoolean(flag);
            case List<?> list -> {
                to.writeStartArray();
                list.forEach(one -> write(to, one));
                to.writeEndArray();
            }
            case Map<?, ?> map -> {
                to.writeStartObject();
                map.forEach((name, one) -> {
                    to.writeName(String.valueOf(name));
                    write(to, one);
                });
                to.writeEndObject();
            }
            default -> throw new IllegalStateException("an organ has no " + value.getClass());
        }
    }

    @Override
    public void serializeWithType(JsonGenerator to, SerializationContext context, TypeSerializer types) {
        serialize(to, context);
    }
}
