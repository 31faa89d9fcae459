-- Counts of acts. No person stands here.
create table planning.opening (
    indicator text primary key,
    value     bigint not null,
    day       date not null,
    act       uuid not null
);

create table planning.counted (
    indicator text not null,
    act       uuid not null,
    organ     text not null,
    day       date not null,
    primary key (indicator, act)
);

create table planning.tally (
    indicator text not null,
    year      integer not null,
    value     bigint not null,
    primary key (indicator, year)
);

grant usage on schema planning to divan_app;
grant select, insert on planning.opening, planning.counted to divan_app;
grant select, insert, update on planning.tally to divan_app;
