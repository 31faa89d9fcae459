-- What organs declare of their services beside the law: a row a declaration, which is the act of that id. A second
-- official approves or returns it; the latest that was approved stands.
create table catalogue.declaration (
    act          uuid primary key,
    service      text not null,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    average      bigint check (average > 0),
    unit         text not null,
    yearly       bigint check (yearly >= 0),
    year         integer,
    place        text not null,
    contact      text not null,
    reason       text not null,
    at           timestamptz not null,
    post         text not null,
    decided_by   uuid,
    verdict      text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at   timestamptz,
    decided_post text,
    answer       text,
    constraint counted_of_a_year check ((yearly is null) = (year is null)),
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on catalogue.declaration (service, at desc);
create unique index declaration_open on catalogue.declaration (service) where verdict is null;

grant select, insert on catalogue.declaration to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer) on catalogue.declaration to divan_app;
