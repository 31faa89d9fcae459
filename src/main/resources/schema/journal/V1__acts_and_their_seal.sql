-- The acts: written once by whoever acts, numbered afterwards in act_seq. Nothing here is ever deleted, and only an
-- erasure changes a row, so that no foreign keys watch over what one statement writes together.
create table journal.act (
    id            uuid primary key,
    at            timestamptz not null,
    type          text not null,
    kind          text not null check (kind in ('person', 'official', 'system')),
    organ         text,
    person        uuid,
    post          text,
    subjects      uuid[] not null,
    envelope      bytea not null,                -- canonical JSON, the exact bytes sealed
    salt_envelope bytea not null,
    body          bytea,                         -- canonical JSON; null when erased
    salt_body     bytea,
    constraint erased_as_one check ((body is null) = (salt_body is null))
);

create table journal.act_subject (
    subject uuid not null,
    act     uuid not null,
    primary key (subject, act)
);

-- Committed acts that have no position yet. Rows of one case keep their order, because each draws its id while its
-- transaction holds the case.
create table journal.queue (
    id   bigint generated always as identity primary key,
    act  uuid not null,
    leaf bytea not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0,
        autovacuum_analyze_threshold = 20000);

-- The order of the ledger, without gaps. Position p is leaf p - 1 of the tree.
create table journal.act_seq (
    position bigint primary key check (position > 0),
    act      uuid not null unique,
    leaf     bytea not null check (length(leaf) = 65)
);

create view journal.position as select act, position from journal.act_seq;

-- Full tiles: 256 hashes, and the root over them, which is a hash of the level above.
create table journal.tile (
    level  smallint not null,
    index  bigint not null,
    hashes bytea not null check (length(hashes) = 8192),
    root   bytea not null check (length(root) = 32),
    primary key (level, index)
);
alter table journal.tile alter column hashes set storage external;

-- One row each: the tree as far as it has grown, and the last checkpoint published.
create table journal.head (
    one  boolean primary key default true check (one),
    size bigint not null,
    root bytea not null check (length(root) = 32)
);
insert into journal.head (size, root) values (0, sha256(''::bytea));

create table journal.checkpoint (
    one  boolean primary key default true check (one),
    size bigint not null,
    note text not null
);

create table journal.follower (
    name     text primary key,
    position bigint not null
);

-- Who sees which acts. system: all. official: those of the organ, and their own. person: those about them, and their
-- own. Nobody without a kind sees or writes any.
alter table journal.act enable row level security;
alter table journal.act force row level security;
create policy act_read on journal.act for select using (
    case (select current_setting('divan.kind', true))
        when 'system' then true
        when 'official' then
            organ = (select nullif(current_setting('divan.organ', true), ''))
            or person = (select nullif(current_setting('divan.party', true), '')::uuid)
        when 'person' then
            (select nullif(current_setting('divan.party', true), '')::uuid) = any (subjects)
            or person = (select nullif(current_setting('divan.party', true), '')::uuid)
        else false
    end);
create policy act_append on journal.act for insert with check (
    (select current_setting('divan.kind', true)) in ('system', 'official', 'person', 'anonymous'));
create policy act_erase on journal.act for update using (
    (select current_setting('divan.kind', true)) in ('system', 'official'))
    with check (body is null and salt_body is null);

alter table journal.act_subject enable row level security;
alter table journal.act_subject force row level security;
create policy subject_read on journal.act_subject for select using (
    exists (select from journal.act a where a.id = act_subject.act));
create policy subject_append on journal.act_subject for insert with check (
    (select current_setting('divan.kind', true)) in ('system', 'official', 'person', 'anonymous'));

grant usage on schema journal to divan_app;
grant select, insert on journal.act, journal.act_subject, journal.act_seq, journal.tile to divan_app;
grant update (body, salt_body) on journal.act to divan_app;
grant select, insert, delete on journal.queue to divan_app;
grant select, update (size, root) on journal.head to divan_app;
grant select, insert, update (size, note) on journal.checkpoint to divan_app;
grant select, insert, update (position) on journal.follower to divan_app;
grant select on journal.position to divan_app;
