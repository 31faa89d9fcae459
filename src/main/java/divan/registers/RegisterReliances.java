package divan.registers;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On what registers are kept and given out as files. */
@Component
class RegisterReliances implements FixedReliances {
    private final Texts texts;

    RegisterReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(
            Stream.of(FixedReliances.purpose(texts, RegisterFiles.KEEPING.code(),
                RegisterFiles.KEEPING.basis())),
            FixedReliances.acts(texts, RegisterFiles.KEEPING.basis(), RegisterFiles.IMPORTED,
                RegisterFiles.EXPORTED)).toList();
    }
}
