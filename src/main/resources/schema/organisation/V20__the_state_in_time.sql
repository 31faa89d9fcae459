-- Every attribute of an organ that DETSİS keeps; empty text and null where nobody has said it yet.
alter table organisation.organ
    add column legal_person     boolean,
    add column budget           text not null default '',
    add column category         text not null default '',
    add column status           text not null default '',
    add column special_kinds    text not null default '',
    add column branch           text not null default '' check (branch in ('', 'central', 'provincial', 'abroad')),
    add column kep              text not null default '',
    add column founding_norm    text not null default '',
    add column address          text not null default '',
    add column phone            text not null default '',
    add column email            text not null default '',
    add column web              text not null default '',
    add column external_letters boolean not null default false;

-- A number once given is given for ever.
create table organisation.number (
    number text primary key check (number ~ '^[1-9][0-9]{7}$'),
    act    uuid not null,
    line   text
);
comment on column organisation.number.line is
    'What a pack last said of it: only where a pack says something else than before, it changes what officials made of it.';
insert into organisation.number (number, act)
select distinct on (number) number, made_by from organisation.organ order by number, lower(valid);

-- A parent stands on every day on which its child does; judged when the transaction ends, whoever else writes.
alter table organisation.organ
    add foreign key (number) references organisation.number (number),
    add foreign key (parent, period valid) references organisation.organ (number, period valid)
        deferrable initially deferred,
    add foreign key (parent2, period valid) references organisation.organ (number, period valid)
        deferrable initially deferred;
create index on organisation.organ (number);
create index on organisation.organ (parent2) where parent2 is not null;
create index on organisation.organ using gin ((name_tr || ' ' || name_en) gin_trgm_ops);

-- What became of whom: the act is organ.merged or organ.split.
create table organisation.succession (
    predecessor text not null references organisation.number (number),
    successor   text not null references organisation.number (number),
    day         date not null,
    event       text not null check (event in ('merged', 'split')),
    act         uuid not null,
    primary key (predecessor, successor, day)
);
create index on organisation.succession (successor);

-- One line for each thing that an act changed. Consumers of the state's organs read these in the ledger's order.
create table organisation.change (
    act    uuid not null,
    nth    int not null,
    kind   text not null check (kind in ('organ', 'post', 'delegation')),
    id     text not null,
    event  text not null,
    day    date not null,
    reason text not null default '',
    basis  text not null default '',
    primary key (act, nth)
);
create index on organisation.change (kind, id, day);

-- The ledger's position of every act with such lines, written by a follower: so they appear in order and none is missed.
create table organisation.published (
    position bigint primary key,
    act      uuid not null unique
);

insert into organisation.change (act, nth, kind, id, event, day)
select act, row_number() over (partition by act order by kind, id, day, event), kind, id, event, day from (
    select made_by as act, 'organ' as kind, number as id, lower(valid) as day,
           case row_number() over (partition by number order by lower(valid)) when 1 then 'founded' else 'changed' end
               as event
    from organisation.organ
    union all
    select made_by, 'post', id, lower(valid),
           case row_number() over (partition by id order by lower(valid)) when 1 then 'created' else 'changed' end
    from organisation.post
    union all
    select made_by, 'delegation', id, lower(valid),
           case row_number() over (partition by id order by lower(valid)) when 1 then 'given' else 'changed' end
    from organisation.delegation
    union all
    select ended_by, 'delegation', id, upper(valid), 'ended' from organisation.delegation where ended_by is not null
) before;

grant select, insert on organisation.number, organisation.change, organisation.published to divan_app;
grant update (line) on organisation.number to divan_app;
grant select, insert, delete on organisation.succession to divan_app;
