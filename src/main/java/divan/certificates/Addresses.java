package divan.certificates;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/** Where a certificate says that its revocation can be asked, over HTTP; what is no address is none. */
final class Addresses {
    private static final int MOST = 4;

    private Addresses() {
    }

    static List<URI> ocsp(X509Certificate certificate) {
        ASN1Primitive read = extension(certificate, Extension.authorityInfoAccess);
        if (read == null) {
            return List.of();
        }
        try {
            return Stream.of(AuthorityInformationAccess.getInstance(read).getAccessDescriptions())
                .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .flatMap(one -> address(one.getAccessLocation())).limit(MOST).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    static List<URI> crl(X509Certificate certificate) {
        ASN1Primitive read = extension(certificate, Extension.cRLDistributionPoints);
        if (read == null) {
            return List.of();
        }
        try {
            List<URI> found = new ArrayList<>();
            for (DistributionPoint point : CRLDistPoint.getInstance(read).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME
                        && point.getCRLIssuer() == null && point.getReasons() == null) {
                    Stream.of(GeneralNames.getInstance(name.getName()).getNames())
                        .flatMap(Addresses::address).forEach(found::add);
                }
            }
            return found.stream().limit(MOST).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    static @Nullable ASN1Primitive extension(X509Certificate certificate, ASN1ObjectIdentifier name) {
        byte[] value = certificate.getExtensionValue(name.getId());
        try {
            return value == null ? null : JcaX509ExtensionUtils.parseExtensionValue(value);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Stream<URI> address(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Stream.empty();
        }
        try {
            URI address = URI.create(ASN1IA5String.getInstance(name.getName()).getString().strip());
            boolean asked = address.getHost() != null && address.getUserInfo() == null
                && ("http".equalsIgnoreCase(address.getScheme())
                    || "https".equalsIgnoreCase(address.getScheme()));
            return asked ? Stream.of(address) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
