package divan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.index.CandidateComponentsIndex;
import org.springframework.context.index.CandidateComponentsIndexLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;

/**
 * Which classes of the program are components, noted once at the rehearsal in the file that {@code
 * -Ddivan.components} names, so that a start need not open every class to see. The components stand under no
 * condition, so that the list is the same for every start. Without the file they are looked for.
 */
final class KnownComponents {
    private static final String PROPERTY = "divan.components";
    private static final String CLASSES = "classpath*:divan/**/*.class";

    private KnownComponents() {
    }

    private static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /** For the start that follows. */
    static void tell() throws IOException {
        if (file().filter(Files::exists).isPresent()) {
            CandidateComponentsIndex index = new CandidateComponentsIndex();
            index.registerScan(Divan.class.getPackageName());
            Files.readAllLines(file().get())
                .forEach(name -> index.registerCandidateType(name, Component.class.getName()));
            CandidateComponentsIndexLoader.addIndex(Divan.class.getClassLoader(), index);
        }
    }

    /** Where a file is named that is not there yet. */
    static void makeWhereNamed() throws IOException {
        if (file().filter(Files::notExists).isPresent()) {
            Files.write(file().get(), names(CLASSES));
        }
    }

    /** @param classes pattern of class files, as Spring writes it */
    static List<String> names(String classes) throws IOException {
        MetadataReaderFactory reading = new SimpleMetadataReaderFactory();
        List<String> names = new ArrayList<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(classes)) {
            AnnotationMetadata read = reading.getMetadataReader(resource).getAnnotationMetadata();
            if (read.isAnnotated(Component.class.getName())) {
                names.add(read.getClassName());
            }
        }
        return names.stream().sorted().toList();
    }
}
