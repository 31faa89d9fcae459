package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.scanning.Scanner;
import divan.scanning.Verdict;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files of texts that officials bring, judged before anything reads them. */
@Component
class BroughtFiles {
    private final Scanner scanner;

    BroughtFiles(Scanner scanner) {
        this.scanner = scanner;
    }

    /**
     * @return its bytes; none where no file came
     * @throws Failure INVALID for malware; UNAVAILABLE where the scanner does not answer
     */
    byte[] clean(@Nullable MultipartFile file, String field) throws IOException {
        byte[] brought = file == null ? new byte[0] : file.getBytes();
        return switch (scanner.scan(brought)) {
            case Verdict.Clean _ -> brought;
            case Verdict.Infected _ -> throw Failure.invalid(List.of(Violation.of("infected", field)));
            case Verdict.Away _ ->
                throw new Failure(Failure.Kind.UNAVAILABLE, Violation.of("scanner-away", field));
        };
    }
}
