-- SHA-256 of the certificate without which a token opens nothing (RFC 8705, 3); null: it is bound to none.
alter table clients.token add column certificate bytea check (length(certificate) = 32);
