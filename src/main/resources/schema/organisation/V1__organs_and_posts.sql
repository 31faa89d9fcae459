-- The state in time: one row an organ and period; two periods of one organ never overlap.
create table organisation.organ (
    number     text not null check (number ~ '^[1-9][0-9]{7}$'),
    valid      daterange not null,
    name_tr    text collate "tr-x-icu" not null,
    name_en    text not null,
    kind       text not null,
    parent     text,
    parent2    text,
    province   text not null,
    letterhead text not null,
    official   boolean not null,
    made_by    uuid not null,
    ended_by   uuid,
    primary key (number, valid without overlaps)
);
create index on organisation.organ (parent);
create index on organisation.organ (kind, province);

create table organisation.post (
    id        text not null,
    organ     text not null,
    title_tr  text not null,
    title_en  text not null,
    functions text not null,
    valid     daterange not null,
    made_by   uuid not null,
    primary key (id, valid without overlaps)
);
create index on organisation.post (organ);

-- Opaque ids of people only.
create table organisation.holder (
    post    text not null,
    person  uuid not null,
    valid   daterange not null,
    made_by uuid not null,
    primary key (post, person, valid without overlaps)
);
create index on organisation.holder (person);

create table organisation.delegation (
    id          text primary key,
    from_post   text not null,
    to_post     text not null,
    function    text not null,
    valid       daterange not null,
    signs_as_tr text not null,
    signs_as_en text not null,
    basis       text not null,
    made_by     uuid not null
);
create index on organisation.delegation (to_post, function);

grant usage on schema organisation to divan_app;
grant select, insert, update, delete on organisation.organ, organisation.post to divan_app;
grant select, insert, update on organisation.holder to divan_app;
grant select, insert on organisation.delegation to divan_app;
