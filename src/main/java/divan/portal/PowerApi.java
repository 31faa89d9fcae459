package divan.portal;

import divan.clients.Agreements;
import divan.kernel.Failure;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.policy.Rule;
import divan.policy.Who;
import divan.registers.RegisterDefinitions;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same as {@link PowerPages}, for programs: codes, and no words. */
@RestController
class PowerApi {
    private final Powers powers;
    private final Organisation organisation;
    private final RegisterDefinitions registers;
    private final Agreements agreements;

    PowerApi(Powers powers, Organisation organisation, RegisterDefinitions registers,
            Agreements agreements) {
        this.agreements = agreements;
        this.powers = powers;
        this.organisation = organisation;
        this.registers = registers;
    }

    @GetMapping("/api/powers/posts/{post}")
    Map<String, Object> post(Shell shell, @PathVariable String post,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Post found = organisation.post(post, day).orElseThrow(Failure::notFound);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("post", found.id());
        answer.put("organ", found.organ());
        answer.put("on", day.toString());
        answer.put("functions", powers.of(found, day).stream().map(PowerApi::power).toList());
        answer.put("everyPost", rules(powers.ofEverybody()));
        return answer;
    }

    private static Map<String, Object> power(Powers.Power power) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("function", power.function());
        switch (power.right()) {
            case SigningRight.ByOffice office -> view.put("by", "office");
            case SigningRight.ByDeputising deputy -> {
                view.put("by", "deputising");
                view.put("inPlaceOf", deputy.inPlaceOf().id());
                view.put("basis", deputy.deputising().basis());
            }
            case SigningRight.ByDelegation given -> {
                view.put("by", "delegation");
                view.put("inNameOf", given.inNameOf().id());
                view.put("basis", given.delegation().basis());
            }
            case SigningRight.None none -> view.put("by", "nothing");
        }
        view.put("reads", rules(power.rules()));
        return view;
    }

    private static List<Map<String, Object>> rules(List<Rule> rules) {
        return rules.stream().map(PowerApi::rule).toList();
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", rule.id());
        view.put("what", rule.what());
        view.put("whose", rule.whose().code());
        view.put("purpose", rule.purpose());
        view.put("fields", new TreeSet<>(rule.fields()));
        view.put("basis", rule.basis());
        return view;
    }

    @GetMapping("/api/powers/registers/{register}/{field}")
    Map<String, Object> field(Shell shell, @PathVariable String register, @PathVariable String field,
            @RequestParam(defaultValue = "") String on) {
        registers.find(register).flatMap(r -> r.field(field)).orElseThrow(Failure::notFound);
        LocalDate day = shell.dayOrToday(on);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("register", register);
        answer.put("field", field);
        answer.put("on", day.toString());
        answer.put("readers", powers.on(register, field, day).stream().map(PowerApi::reader).toList());
        answer.put("institutions", agreements.on(register, field, day).stream().map(PowerApi::given)
            .toList());
        return answer;
    }

    private static Map<String, Object> given(Agreements.Given given) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("organ", given.agreement().organ());
        view.put("protocol", given.agreement().protocol().number());
        view.put("purposes", given.purposes());
        view.put("basis", given.agreement().protocol().provisions());
        view.put("validUntil", given.agreement().protocol().last().toString());
        return view;
    }

    private static Map<String, Object> reader(Powers.Reader reader) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("who", switch (reader.rule().who()) {
            case Who.Person person -> "person";
            case Who.Official official -> "official";
            case Who.Holder holder -> "function";
        });
        view.put("function", reader.function());
        view.put("posts", reader.posts());
        view.putAll(rule(reader.rule()));
        return view;
    }
}
