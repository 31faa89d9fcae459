-- What officials write for sections of activity reports: a row a proposal, which is the act of that id. A second official
-- approves or returns it; the latest that was approved stands. It is public once approved, and names nobody by its form.
create table reporting.section_text (
    act          uuid primary key,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    year         integer not null check (year between 2000 and 2200),
    section      text not null,
    turkish      text not null check (length(turkish) between 1 and 8000),
    english      text not null check (length(english) <= 8000),
    at           timestamptz not null,
    post         text not null,
    decided_by   uuid unique,
    verdict      text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at   timestamptz,
    decided_post text,
    answer       text,
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on reporting.section_text (organ, year);
create unique index section_text_open on reporting.section_text (organ, year, section) where verdict is null;

grant usage on schema reporting to divan_app;
grant select, insert on reporting.section_text to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer) on reporting.section_text to divan_app;
