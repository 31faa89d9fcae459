-- By which certificate a client proves itself in the handshake (RFC 8705): a name that an authority vouches for, or the
-- key of a certificate that it signed itself; empty: by none.
alter table clients.client add column tls_proof text not null default '';
grant update (tls_proof) on clients.client to divan_app;
