package divan.portal;

import divan.casework.DelegationScope;
import divan.policy.Rule;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.web.Shell;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rules in words. */
@Component
public class PowerWords {
    private final RegisterDefinitions registers;

    PowerWords(RegisterDefinitions registers) {
        this.registers = registers;
    }

    /** What a function is, as its pack says it; otherwise its code. */
    public static String function(Shell shell, String function) {
        return shell.has("purpose." + function) ? shell.t("purpose." + function)
            : shell.has("powers.function." + function) ? shell.t("powers.function." + function) : function;
    }

    /** For what alone a delegation was given. */
    public static String scope(Shell shell, DelegationScope scope) {
        List<String> only = Stream.of(
            scope.services().stream().map(id -> service(shell, id)).toList(),
            scope.outcomes().stream().map(outcome -> shell.t("powers.outcome." + outcome)).toList(),
            scope.places().stream().map(place -> shell.t("powers.place", place)).toList())
            .filter(words -> !words.isEmpty()).map(words -> String.join(", ", words)).toList();
        return shell.t("powers.scope", String.join("; ", only));
    }

    /** What is read: the register and its fields, the cases of a service, or a kind of data. */
    public String what(Shell shell, Rule rule) {
        String[] parts = rule.what().split(":", 2);
        return switch (parts[0]) {
            case "register" -> registers.find(parts[1]).map(r -> register(shell, r, rule)).orElse(parts[1]);
            case "case" -> shell.t("powers.cases", service(shell, parts[1]));
            case "act" -> parts.length == 1 ? shell.t("read.what-act")
                : shell.t("powers.acts", service(shell, parts[1]));
            default -> shell.t("read.what-" + parts[0]);
        };
    }

    private static String service(Shell shell, String id) {
        return shell.t(id.equals("*") ? "powers.every-service" : "service." + id + ".name");
    }

    private static String register(Shell shell, Register register, Rule rule) {
        List<Register.Field> read = register.fields().stream()
            .filter(field -> rule.fields().contains(field.id())).toList();
        return shell.pick(register.title()) + ": " + (read.isEmpty() ? shell.t("powers.days-only")
            : read.stream().map(field -> shell.pick(field.title())).sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(", ")));
    }
}
