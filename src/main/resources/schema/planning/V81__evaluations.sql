-- What units write of a target in a year, a row a proposal, which is the act of that id; a second official approves or
-- returns it, and of those approved the last stands.
create table planning.evaluation (
    act          uuid primary key,
    plan         text not null,
    target       text not null,
    year         integer not null,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    percent      numeric,
    deviation    text not null,
    measures     text not null,
    at           timestamptz not null,
    post         text not null,
    decided_by   uuid,
    verdict      text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at   timestamptz,
    decided_post text,
    answer       text,
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on planning.evaluation (plan, target, year, at desc);
create unique index evaluation_open on planning.evaluation (plan, target, year) where verdict is null;

-- The four evaluations of each indicator, and the value that was before whoever wrote them.
create table planning.evaluation_line (
    evaluation     uuid not null references planning.evaluation,
    indicator      text not null,
    reached        numeric,
    relevance      text not null,
    effectiveness  text not null,
    efficiency     text not null,
    sustainability text not null,
    primary key (evaluation, indicator)
);

-- Of which units were reminded, each stage once.
create table planning.evaluation_reminder (
    plan   text not null,
    target text not null,
    year   integer not null,
    stage  text not null check (stage in ('soon', 'overdue')),
    act    uuid not null,
    primary key (plan, target, year, stage)
);

grant select, insert on planning.evaluation, planning.evaluation_line, planning.evaluation_reminder to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer) on planning.evaluation to divan_app;
