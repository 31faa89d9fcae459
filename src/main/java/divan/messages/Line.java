package divan.messages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one e-mail: cut when its time is up, or when it is done. Cutting the socket wakes
 * whoever reads from it or writes to it, also where TLS lies over it.
 */
final class Line extends SocketFactory implements AutoCloseable {
    private final SocketFactory base;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private @Nullable Socket socket;
    private boolean isCut;

    /** @param base makes the socket, which the library connects */
    Line(Duration longest, SocketFactory base) {
        this.base = base;
        Thread.ofVirtual().name("mail-line").start(() -> watch(longest));
    }

    private void watch(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!isCut && left > 0) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
            cut();
        }
    }

    void cut() {
        lock.lock();
        try {
            isCut = true;
            done.signalAll();
            if (socket != null) {
                atOnce(socket);
                socket.close();
            }
        } catch (IOException e) {
            // it is gone either way
        } finally {
            lock.unlock();
        }
    }

    /** TLS says goodbye when it closes; a server that does not listen to that must not hold us. */
    private static void atOnce(Socket socket) throws IOException {
        if (socket instanceof SSLSocket && !socket.isClosed()) {
            socket.setSoLinger(true, 0);
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        lock.lock();
        try {
            if (isCut) {
                throw new IOException("the time of this e-mail is up");
            }
            Socket fresh = base.createSocket();
            socket = fresh;
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("connected by the library, with a time-out");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public void close() {
        cut();
    }
}
