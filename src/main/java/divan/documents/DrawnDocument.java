package divan.documents;

import java.util.UUID;

/** A document that has its number and is being sealed. */
public record DrawnDocument(UUID id, DocumentNumber number, VerificationCode code) {
}
