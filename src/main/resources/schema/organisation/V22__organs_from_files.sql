-- Organs of a file until they are checked together: written and emptied within one transaction, seen by nobody else.
create table organisation.arrival (
    file         uuid not null,
    line         bigint not null,
    predecessors text not null,
    like organisation.organ including defaults,
    primary key (file, line)
);
alter table organisation.arrival drop column made_by, drop column ended_by;
create index on organisation.arrival (number);
grant select, insert, delete, maintain on organisation.arrival to divan_app;

-- After a large file the planner must know how large the tables now are.
grant maintain on organisation.organ to divan_app;

-- Who might stand above themselves by what a file says; as passing as its rows.
create table organisation.suspect (
    file   uuid not null,
    number text not null,
    parent text not null
);
create index on organisation.suspect (number);
create index on organisation.suspect (parent);
grant select, insert, delete, maintain on organisation.suspect to divan_app;

-- Which files were taken in, and by which act.
create table organisation.file (
    sha256 text primary key,
    rows   bigint not null,
    act    uuid not null
);
grant select, insert on organisation.file to divan_app;
