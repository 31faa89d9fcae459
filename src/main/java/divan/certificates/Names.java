package divan.certificates;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** What stands in distinguished names. */
final class Names {
    private static final int MOST = 100;

    private Names() {
    }

    /** Common name, else organisation, else nothing. */
    static String common(X500Principal name) {
        String found = first(name, BCStyle.CN).or(() -> first(name, BCStyle.O)).orElse("");
        return found.substring(0, Math.min(found.length(), MOST));
    }

    /**
     * The one serialNumber of a subject, as a form reads it; a name with several says nothing sure.
     *
     * @param form whose first group is the number
     */
    static Optional<String> number(X500Principal subject, Pattern form) {
        RDN[] found = X500Name.getInstance(subject.getEncoded()).getRDNs(BCStyle.SERIALNUMBER);
        return found.length != 1 ? Optional.empty() : first(subject, BCStyle.SERIALNUMBER)
            .map(form::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    private static Optional<String> first(X500Principal name, ASN1ObjectIdentifier type) {
        RDN[] found = X500Name.getInstance(name.getEncoded()).getRDNs(type);
        return found.length == 0 || found[0].isMultiValued() ? Optional.empty()
            : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()).strip());
    }
}
