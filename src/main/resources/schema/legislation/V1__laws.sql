-- Consolidated texts of laws as they were taken in, one row a version; and what was read from each.
create table legislation.version (
    law        text not null check (law ~ '^[1-9][0-9]{0,4}$'),
    version    integer not null check (version > 0),
    since      date not null,
    title      text collate "tr-x-icu" not null,
    accepted   date,
    gazette    text not null,
    source_url text not null,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    source     text not null,
    made_by    uuid not null,
    primary key (law, version)
);

-- Articles, paragraphs, clauses and what stands below them; the address is without the law's number.
create table legislation.provision (
    law       text not null,
    version   integer not null,
    address   text not null,
    position  integer not null,
    kind      text not null,
    heading   text collate "tr-x-icu" not null,
    lead      text collate "tr-x-icu" not null,
    closing   text collate "tr-x-icu" not null,
    above     text not null,
    unit      text not null,
    primary key (law, version, address),
    foreign key (law, version) references legislation.version
);
create index on legislation.provision (law, version, position);

create table legislation.change (
    law      text not null,
    version  integer not null,
    position integer not null,
    address  text not null,
    sort     text not null,
    passed   date not null,
    in_force date,
    by_law   text not null,
    by_article text not null,
    touches  text not null,
    primary key (law, version, position),
    foreign key (law, version) references legislation.version
);
create index on legislation.change (law, version, address);
create index on legislation.change (by_law);

create table legislation.reference (
    law        text not null,
    version    integer not null,
    position   integer not null,
    by_address text not null,
    target_law text not null,
    target     text not null,
    primary key (law, version, position),
    foreign key (law, version) references legislation.version
);
create index on legislation.reference (law, version, by_address);
create index on legislation.reference (target_law, target);

grant usage on schema legislation to divan_app;
grant select, insert on legislation.version, legislation.provision, legislation.change, legislation.reference
    to divan_app;
