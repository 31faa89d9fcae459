package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What an independent validator says of a PDF file. */
public final class PdfCheck {
    private PdfCheck() {
    }

    /** PDF/A-2a, 2b and PDF/UA-1. */
    public static void assertArchivalAndAccessible(byte[] pdf) throws Exception {
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFUA_1)) {
            ValidationResult result = validated(pdf, flavour);
            assertThat(result.getTestAssertions()).as(flavour.getId())
                    .extracting(TestAssertion::getRuleId, TestAssertion::getMessage).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    static ValidationResult validated(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }
}
