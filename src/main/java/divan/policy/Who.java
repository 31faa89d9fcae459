package divan.policy;

import java.util.function.Predicate;

/** For whom a rule is. */
public sealed interface Who {
    /** Written {@code person}: somebody for themselves. */
    record Person() implements Who {
    }

    /** Written {@code official}: whoever holds a post. */
    record Official() implements Who {
    }

    /**
     * Written {@code function NAME}: whoever holds a post that has the function that day, by office, by
     * delegation or as a deputy.
     */
    record Holder(String function) implements Who {
    }

    /** @param has whether the post of whoever asks has a function; asked only where a rule needs one */
    default boolean admits(boolean official, Predicate<String> has) {
        return switch (this) {
            case Person person -> !official;
            case Official any -> official;
            case Holder holder -> official && has.test(holder.function());
        };
    }

    /** @throws IllegalArgumentException for anything else */
    static Who of(String text) {
        return switch (text) {
            case "person" -> new Person();
            case "official" -> new Official();
            default -> {
                if (!text.matches("function [a-z][a-z0-9.-]*")) {
                    throw new IllegalArgumentException("“" + text + "” is nobody we know");
                }
                yield new Holder(text.substring("function ".length()));
            }
        };
    }
}
