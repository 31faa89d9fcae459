-- Every version of every pack, by content; a version never changes, so the program may only add.
create table packs.file (
    hash    text primary key,
    content bytea not null
);

create table packs.version (
    version  text primary key,
    pack     text not null,
    manifest bytea not null
);

create table packs.activation (
    id      bigint generated always as identity primary key,
    pack    text not null,
    version text not null references packs.version,
    act     uuid not null,
    at      timestamptz not null
);

grant usage on schema packs to divan_app;
grant select, insert on packs.file, packs.version, packs.activation to divan_app;
