-- Certificates by which people sign in: of each its SHA-256, who issued it and until when, and a keyed mark of the
-- identity number that it bears; proved: by an authority that is declared to look at people. Neither the number nor the
-- certificate is kept.
create table access.certificate (
    id          uuid primary key,
    person      uuid not null references access.person,
    fingerprint bytea not null check (length(fingerprint) = 32),
    mark        bytea not null check (length(mark) = 32),
    proved      boolean not null,
    issuer      text not null,
    until       timestamptz not null,
    bound       timestamptz not null,
    made_by     uuid not null,
    ended_by    uuid
);
create unique index on access.certificate (fingerprint) where ended_by is null;
create index on access.certificate (person);
create index on access.certificate (mark) where ended_by is null and proved;

alter table access.certificate enable row level security;
alter table access.certificate force row level security;
create policy certificate_as_system on access.certificate
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
grant select, insert on access.certificate to divan_app;
grant update (ended_by) on access.certificate to divan_app;
