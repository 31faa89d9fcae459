-- A post is held for good, or in acting capacity until somebody is appointed (vekâlet).
alter table organisation.holder
    add column capacity text not null default 'holder' check (capacity in ('holder', 'acting'));

-- What a delegation leaves out or is limited to, in words, and up to which amount (kuruş; null: any).
alter table organisation.delegation
    add column limit_tr text not null default '',
    add column limit_en text not null default '',
    add column limit_amount bigint check (limit_amount > 0);

-- While the holder of a post is away another post stands in for it, in everything its office may do.
create table organisation.deputy (
    id       text not null,
    post     text not null,
    by_post  text not null check (by_post <> post),
    valid    daterange not null,
    basis    text not null,
    made_by  uuid not null,
    ended_by uuid,
    primary key (id),
    exclude using gist (post with =, by_post with =, valid with &&)
);
create index on organisation.deputy (by_post);
grant select, insert, update (valid, ended_by), delete on organisation.deputy to divan_app;
