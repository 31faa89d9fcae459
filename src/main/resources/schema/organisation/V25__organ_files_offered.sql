-- A file of organs between its check and its confirmation by the official who brought it. What nobody confirmed is
-- deleted with the next one that comes a day later.
create table organisation.offer (
    id     uuid primary key,
    person uuid not null,
    sha256 text not null,
    reason text not null,
    file   bytea not null,
    at     timestamptz not null
);
grant select, insert, delete on organisation.offer to divan_app;
