package divan.certificates;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests in the one world that has a port for certificates: it is started once for all that extend this. */
public abstract class WithCertificates {
    protected static final CertificateHall HALL = CertificateHall.one();

    @DynamicPropertySource
    static void certificates(DynamicPropertyRegistry registry) {
        HALL.properties().forEach((name, value) -> registry.add(name, () -> value));
    }
}
