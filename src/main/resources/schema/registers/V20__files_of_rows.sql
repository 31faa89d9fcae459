-- Which files were taken in. The same file is not taken in twice into one register.
create table registers.file (
    register text not null,
    sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    rows     bigint not null,
    act      uuid not null,
    primary key (register, sha256)
);

-- Rows of a file while it is read: written, checked, entered and removed in one transaction, so that nobody else ever
-- sees one. Not logged: after a crash there is nothing to bring back.
create unlogged table registers.arrival (
    file    uuid not null,
    line    bigint not null,
    id      uuid not null,
    number  text not null,
    series  text not null,
    valid   daterange not null,
    content bytea not null
);
create index on registers.arrival (number, series);
alter table registers.arrival enable row level security;
alter table registers.arrival force row level security;
create policy arrival_visible on registers.arrival
    using (current_setting('divan.kind', true) = 'system')
    with check (current_setting('divan.kind', true) = 'system');

grant select, insert on registers.file to divan_app;
grant select, insert, delete, maintain on registers.arrival to divan_app;
