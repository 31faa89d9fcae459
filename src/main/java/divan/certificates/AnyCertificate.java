package divan.certificates;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every certificate of a client through the handshake, which has then proved that its key is held and
 * nothing more; {@link Certificates} judges it, and says in plain words what is wrong. No authorities are
 * named to the client, because programs may also show certificates that they signed themselves. Made by
 * Tomcat, by name.
 */
public final class AnyCertificate extends X509ExtendedTrustManager {
    private static final int LONGEST = 10;
    private static final X509Certificate[] NOBODY = {};

    private static void bounded(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0 || chain.length > LONGEST) {
            throw new CertificateException("a chain of one to ten certificates");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        bounded(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        bounded(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        bounded(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("no server is judged here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no server is judged here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no server is judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NOBODY;
    }
}
