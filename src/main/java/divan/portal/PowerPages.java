package divan.portal;

import divan.clients.Agreements;
import divan.kernel.Failure;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What may this post do? Who may see this field? For everybody to read. */
@Controller
class PowerPages {
    private static final int LISTED = 250;

    private final Powers powers;
    private final PowerWords words;
    private final Organisation organisation;
    private final RegisterDefinitions registers;
    private final Agreements agreements;
    private final Html html;

    PowerPages(Powers powers, PowerWords words, Organisation organisation, RegisterDefinitions registers,
            Agreements agreements, Html html) {
        this.agreements = agreements;
        this.powers = powers;
        this.words = words;
        this.organisation = organisation;
        this.registers = registers;
        this.html = html;
    }

    @GetMapping("/{lang}/powers")
    ResponseEntity<byte[]> index(Shell shell) {
        return html.page(shell, "portal/powers", Map.of("registers", registers.all(), "functions",
            powers.functions()));
    }

    @GetMapping("/{lang}/powers/posts/{post}")
    ResponseEntity<byte[]> post(Shell shell, @PathVariable String post,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Post found = organisation.post(post, day).orElseThrow(Failure::notFound);
        Map<String, Object> model = model(day);
        model.put("post", found);
        model.put("organ", organ(shell, found.organ(), day));
        model.put("powers", powers.of(found, day));
        model.put("everybody", powers.ofEverybody());
        return html.page(shell, "portal/power-post", model);
    }

    private Map<String, Object> model(LocalDate day) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("day", day);
        model.put("words", words);
        return model;
    }

    private String organ(Shell shell, String number, LocalDate day) {
        return organisation.organ(number, day).map(o -> shell.pick(o.nameTr(), o.nameEn())).orElse(number);
    }

    @GetMapping("/{lang}/powers/functions/{function}")
    ResponseEntity<byte[]> function(Shell shell, @PathVariable String function,
            @RequestParam(defaultValue = "") String on) {
        if (!powers.functions().contains(function)) {
            throw Failure.notFound();
        }
        LocalDate day = shell.dayOrToday(on);
        List<Post> posts = organisation.postsWith(function, day);
        List<Post> listed = posts.stream().limit(LISTED).toList();
        Map<String, Object> model = model(day);
        model.put("function", function);
        model.put("rules", powers.by(function));
        model.put("posts", listed);
        model.put("more", posts.size() - listed.size());
        model.put("organs", organs(shell, listed, day));
        return html.page(shell, "portal/power-function", model);
    }

    private Map<String, String> organs(Shell shell, List<Post> posts, LocalDate day) {
        return names(shell, posts.stream().map(Post::organ).distinct().toList(), day);
    }

    private Map<String, String> names(Shell shell, List<String> numbers, LocalDate day) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Organ organ : organisation.organs(numbers, day)) {
            names.put(organ.number(), shell.pick(organ.nameTr(), organ.nameEn()));
        }
        return names;
    }

    @GetMapping("/{lang}/powers/registers/{register}/{field}")
    ResponseEntity<byte[]> field(Shell shell, @PathVariable String register, @PathVariable String field,
            @RequestParam(defaultValue = "") String on) {
        Register found = registers.find(register).orElseThrow(Failure::notFound);
        LocalDate day = shell.dayOrToday(on);
        Map<String, Object> model = model(day);
        model.put("register", found);
        model.put("field", found.field(field).orElseThrow(Failure::notFound));
        List<Agreements.Given> given = agreements.on(register, field, day);
        model.put("readers", powers.on(register, field, day));
        model.put("given", given);
        model.put("organs", names(shell, given.stream().map(g -> g.agreement().organ()).distinct().toList(),
            day));
        return html.page(shell, "portal/power-field", model);
    }
}
