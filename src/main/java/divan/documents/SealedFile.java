package divan.documents;

import java.time.Instant;

/**
 * The sealed file of a document and the seal it bears.
 *
 * @param sha256 of the whole file, hexadecimal
 * @param certificate SHA-256 of the certificate in DER, hexadecimal
 * @param subject of the certificate (RFC 4514)
 * @param test true where a demonstration key sealed it: no legal effect
 */
public record SealedFile(String sha256, String certificate, String subject, boolean test, Instant sealedAt) {
}
