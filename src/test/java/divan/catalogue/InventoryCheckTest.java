package divan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.lawtext.LawText;
import divan.packs.Finding;
import divan.packs.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is missing or wrong in an inventory of services and in a file plan is told with file and line. */
class InventoryCheckTest {
    private static final Path LAWS = Path.of("../shared/data/legislation");
    private static final String INVENTORY = "inventory.yaml";

    private static Pack ours() throws IOException {
        return Pack.read(Path.of("packs/migration"));
    }

    /** Our pack with the first occurrence of something in a file replaced. */
    private static Pack with(String path, String what, String by) throws IOException {
        Pack pack = ours();
        String text = new String(pack.need(path), StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        int at = text.indexOf(what);
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(path, (text.substring(0, at) + by + text.substring(at + what.length()))
            .getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    private static int line(Pack pack, String path, String what) {
        List<String> lines = new String(pack.need(path), StandardCharsets.UTF_8).lines().toList();
        return lines.indexOf(lines.stream().filter(l -> l.contains(what)).findFirst().orElseThrow()) + 1;
    }

    @Test
    void ourInventoryIsWholeAndDescribesServicesOfManyKinds() throws IOException {
        assertThat(InventoryCheck.check(ours())).isEmpty();
        List<PublicService> services = new InventoryReader(ours()).services();
        assertThat(services).hasSizeGreaterThanOrEqualTo(40);
        assertThat(services).filteredOn(PublicService::isHere).extracting(PublicService::id)
            .containsExactlyInAnyOrder("residence-permit-extension", "register-correction",
                "read-question", "erasure-request", "wish-or-complaint", "open-door",
                "information-request", "association-founding", "residence-permit-short-first",
                "long-term-residence-permit", "student-residence-permit", "family-residence-permit",
                "humanitarian-residence-permit", "trafficking-victim-permit",
                "protective-permit-cancellation", "visa-referral",
                "international-protection-application");
        assertThat(services).filteredOn(s -> s.id().equals("international-protection-application"))
            .singleElement().satisfies(s -> assertThat(s.duration().unit()).isEqualTo("months"));
        assertThat(services).anyMatch(s -> !s.onApplication());
        assertThat(services).allMatch(s -> !s.name().getOrDefault("tr", "").isEmpty()
            && !s.authority().isEmpty() && !s.providers().isEmpty());
    }

    @Test
    void aMissingHeadingIsToldWithTheLineOfItsService() throws IOException {
        Pack pack = with(INVENTORY, "    responsible: \"90010301\"\n", "");
        assertThat(InventoryCheck.check(pack)).containsExactly(new Finding(INVENTORY,
            line(pack, INVENTORY, "- id: harmonisation-course"),
            "the inventory lacks “responsible” (heading: general)"));
        Pack second = with(INVENTORY, "      yearly: {confirmed: false}\n", "");
        assertThat(InventoryCheck.check(second)).singleElement().satisfies(finding ->
            assertThat(finding.message()).contains("“yearly” (heading: result)"));
    }

    @Test
    void aServiceDoneHereWithoutAnEntryIsTold() throws IOException {
        Pack pack = with("services/register-correction/service.yaml", "\ninventory:", "\nunused:");
        assertThat(InventoryCheck.check(pack)).extracting(Finding::file)
            .containsExactly("services/register-correction/service.yaml");
    }

    @Test
    void whatIsNamedMustBeThere() throws IOException {
        assertThat(messages(with(INVENTORY, "- {id: passport}", "- {id: pasport}")))
            .singleElement().asString().contains("names the document “pasport”");
        assertThat(messages(with(INVENTORY, "- {to: police, about", "- {to: polis, about")))
            .singleElement().asString().contains("correspondent “polis”");
        assertThat(messages(with(INVENTORY, "signed-by: governor", "signed-by: vali")))
            .singleElement().asString().contains("title “vali”");
        assertThat(messages(with(INVENTORY, "responsible: \"90010401\"", "responsible: \"99999999\"")))
            .singleElement().asString().contains("no organ “99999999”");
        assertThat(messages(with(INVENTORY, "channels: [e-devlet, office]", "channels: [pigeon]")))
            .singleElement().asString().contains("no channel “pigeon”");
        assertThat(messages(with(INVENTORY, "\"6458/29/1\"", "\"the law\"")))
            .singleElement().asString().contains("no address of a provision");
    }

    @Test
    void whatAFormAsksThoughARegisterHoldsItIsFoundByNameAndByLabel() throws IOException {
        String form = "services/residence-permit-extension/form.yaml";
        assertThat(AskedAgain.in(ours())).isNotEmpty().noneMatch(AskedAgain::isQuestion)
            .noneMatch(again -> again.service().equals("residence-permit-extension"));
        Pack named = with(form, "- {id: nationality, type: shown, known-from: person.nationality}",
            "- {id: nationality, type: text}");
        assertThat(questions(named)).singleElement().satisfies(again -> {
            assertThat(again.field()).isEqualTo("foreigners.nationality");
            assertThat(again.line()).isEqualTo(line(named, form, "id: nationality"));
        });
        assertThat(questions(with("services/residence-permit-extension/text/tr.yaml",
            "label: \"Türkiye’de kalma gerekçeniz hâlâ aynı mı?\"", "label: \"CİNSİYETİ\"")))
            .singleElement().satisfies(again ->
                assertThat(again.field()).isEqualTo("foreigners.sex"));
        assertThat(questions(with(form, "known-from: 'if contacts.email", "unused: 'if contacts.email")))
            .singleElement().satisfies(again -> assertThat(again.field()).endsWith(".email"));
    }

    private static List<AskedAgain> questions(Pack pack) {
        return AskedAgain.in(pack).stream().filter(AskedAgain::isQuestion).toList();
    }

    @Test
    void aDocumentIsHeldByAFieldThatARegisterHas() throws IOException {
        assertThat(messages(with(INVENTORY, "held-by: insurance.policy", "held-by: insurance.number")))
            .singleElement().asString().contains("“insurance.number”, which no register has");
    }

    @Test
    void nothingIsFiledUnderASubjectThatHasSubjectsBelowOrIsUnknown() throws IOException {
        assertThat(messages(with(INVENTORY, "file-code: \"115.03\"", "file-code: \"115.01\"")))
            .singleElement().asString().contains("filed under 115.01");
        assertThat(messages(with(INVENTORY, "file-code: \"115.03\"", "file-code: \"999\"")))
            .singleElement().asString().contains("filed under 999");
    }

    @Test
    void twoServicesOfOneNameAreTold() throws IOException {
        assertThat(messages(with(INVENTORY, "- id: border-visa", "- id: residence-permit-cancellation")))
            .singleElement().asString().contains("residence-permit-cancellation is taken");
        assertThat(messages(with(INVENTORY, "- id: border-visa", "- id: quality")))
            .singleElement().asString().contains("quality is taken");
    }

    @Test
    void aFilePlanIsATreeOfNumbersEachOnce() throws IOException {
        FilePlan plan = new FilePlan();
        assertThat(plan.check(ours())).isEmpty();
        assertThat(plan.check(with(FilePlan.FILE, "115.02.01,", "115.07.01,")))
            .singleElement().satisfies(f -> assertThat(f.message()).contains("stands no 115.07"));
        assertThat(plan.check(with(FilePlan.FILE, "115.04,", "115.03,")))
            .singleElement().satisfies(f -> assertThat(f.message()).contains("twice"));
        assertThat(plan.check(with(FilePlan.FILE, "115.04,", "11504,")))
            .singleElement().satisfies(f -> assertThat(f.message()).contains("no number of a file plan"));
    }

    @Test
    void everyProvisionThatTheInventoryNamesStandsInThePublishedLaw() throws IOException {
        assumeThat(Files.isDirectory(LAWS)).as("the folder " + LAWS + " is absent").isTrue();
        Set<String> law = new HashSet<>();
        for (Path folder : LawFolder.below(LAWS)) {
            LawFile file = LawFolder.read(folder);
            LawText text = file.text();
            if (text != null) {
                text.provisions().forEach(p -> law.add(file.number() + "/" + p.address()));
            }
        }
        assertThat(law).hasSizeGreaterThan(5000);
        Set<String> named = new HashSet<>();
        new InventoryReader(ours()).services().stream().filter(s -> !s.isHere()).forEach(service ->
            Stream.of(service.authority().stream(), service.documents().stream()
                .map(PublicService.Asked::under), Stream.ofNullable(service.duration().under()))
                .flatMap(addresses -> addresses).filter(Objects::nonNull).forEach(named::add));
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named).filteredOn(address -> !law.contains(address)).isEmpty();
    }

    private static List<String> messages(Pack pack) {
        return InventoryCheck.check(pack).stream().map(Finding::message).toList();
    }
}
