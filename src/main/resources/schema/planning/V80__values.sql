-- What was counted, by quarter and organ; from the acts that were counted one by one.
create table planning.quarter (
    indicator text not null,
    organ     text not null,
    year      integer not null,
    quarter   integer not null check (quarter between 1 and 4),
    value     bigint not null,
    primary key (indicator, organ, year, quarter)
);
insert into planning.quarter (indicator, organ, year, quarter, value)
select indicator, organ, extract(year from day)::integer, extract(quarter from day)::integer, count(*)
  from planning.counted group by 1, 2, 3, 4;
drop table planning.tally;
alter table planning.opening alter column value type numeric;
create index on planning.counted (indicator, day);

-- Values that a unit reports, a row a proposal, which is the act of that id; a second official approves or returns it.
create table planning.report (
    act          uuid primary key,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    source       text not null,
    evidence     text not null check (evidence ~ '^[0-9a-f]{64}$'),
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
create index on planning.report (organ, at desc);

-- Its values. quarter 0: the whole year. corrects: the act whose value it takes the place of.
create table planning.report_line (
    report     uuid not null references planning.report,
    indicator  text not null,
    organ      text not null check (organ ~ '^[1-9][0-9]{7}$'),
    year       integer not null,
    quarter    integer not null check (quarter between 0 and 4),
    value      numeric not null check (value >= 0),
    late       boolean not null,
    corrects   uuid,
    why        text not null,
    decided_by uuid,
    primary key (report, indicator, organ, year, quarter),
    constraint a_correction_says_why check ((corrects is null) = (why = ''))
);
create unique index report_line_open on planning.report_line (indicator, organ, year, quarter) where decided_by is null;

-- Approved values as the acts say them. The value of a period is the one that no other takes the place of.
create table planning.entered (
    act       uuid not null,
    indicator text not null,
    organ     text not null,
    year      integer not null,
    quarter   integer not null,
    value     numeric not null,
    late      boolean not null,
    corrects  uuid,
    primary key (indicator, organ, year, quarter, act)
);
create unique index entered_first on planning.entered (indicator, organ, year, quarter) where corrects is null;
create unique index entered_once on planning.entered (indicator, organ, year, quarter, corrects)
    where corrects is not null;

grant select, insert, update on planning.quarter to divan_app;
grant select, insert on planning.report, planning.report_line, planning.entered to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer) on planning.report to divan_app;
grant update (decided_by) on planning.report_line to divan_app;
