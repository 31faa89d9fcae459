package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.run.Program;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.AnnotatedElementUtils;

class KnownComponentsIT {
    private static final String CLASSES = "file:target/classes/divan/**/*.class";

    @TempDir
    Path folder;

    @Test
    void theyAreThoseThatWouldBeFoundAndStandUnderNoCondition() throws Exception {
        Set<String> found = new TreeSet<>();
        for (BeanDefinition definition : new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents("divan")) {
            found.add(definition.getBeanClassName());
        }
        List<String> known = KnownComponents.names(CLASSES);
        assertThat(found).hasSizeGreaterThan(200).containsAll(known);
        List<String> others = found.stream().filter(name -> !known.contains(name)).toList();
        assertThat(others).as("of the tests").allMatch(name -> !Files.exists(Path.of("target/classes",
            name.replace('.', '/') + ".class")));
        for (String name : known) {
            assertThat(AnnotatedElementUtils.isAnnotated(Class.forName(name), Conditional.class)).as(name)
                .isFalse();
        }
    }

    @Test
    void theProgramIsWholeThatIsToldThem() throws Exception {
        Path file = Files.write(folder.resolve("components"), KnownComponents.names(CLASSES));
        Map<String, String> told = Map.of("JDK_JAVA_OPTIONS", "-Ddivan.components=" + file);
        try (Program program = Program.start(List.of(), Program.JAR, told, List.of("serve", "--port", "0",
                "--data", folder.resolve("data").toString())).awaitAddress();
                HttpClient client = HttpClient.newHttpClient()) {
            for (String page : List.of("tr", "tr/services", "tr/organs", "tr/sign-in", "health",
                    "api/services")) {
                HttpRequest request = HttpRequest.newBuilder(program.address().resolve(page)).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).as(page)
                    .isEqualTo(200);
            }
        }
    }
}
