-- Norms of the state: what kind each is, who issued it, on which provisions it rests and from when to when it
-- stands. Public; what only officials may see is in legislation.norm_draft.
create table legislation.norm (
    id        text primary key check (id ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
    kind      text not null,
    number    text not null,
    title     text collate "tr-x-icu" not null,
    dated     date,
    gazette   text not null,
    organs    text[] not null,
    rests_on  text[] not null,
    valid     daterange not null,
    confirmed boolean not null,
    -- what a pack last said of it; a pack speaks again only where that changed
    line      text,
    made_by   uuid not null,
    ended_by  uuid
);
create index on legislation.norm using gin (organs);
create index on legislation.norm using gin (rests_on);

-- Texts that were taken in before there was this table are laws.
insert into legislation.norm (id, kind, number, title, dated, gazette, organs, rests_on, valid, confirmed, made_by)
select distinct on (law) law, case law when '2709' then 'constitution' else 'law' end, law, title, accepted,
       gazette, '{}', '{}', daterange(coalesce(accepted, since), null), true, made_by
from legislation.version order by law, version desc;

-- A text may be of any norm, not of a law alone.
alter table legislation.version drop constraint version_law_check;
alter table legislation.version add constraint version_norm check (law ~ '^[A-Z0-9][A-Z0-9-]{0,39}$');

grant select, insert on legislation.norm to divan_app;
grant update (kind, number, title, dated, gazette, organs, rests_on, valid, confirmed, line, made_by, ended_by)
    on legislation.norm to divan_app;
