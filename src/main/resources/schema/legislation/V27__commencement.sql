-- From when each text's provisions are in force, as the law itself says; and how that is known: read from the
-- law's own article, not understood, not said, or given by whoever entered the norm. Texts that were taken in
-- before are read at the next start.
create table legislation.commencement (
    law       text not null,
    version   integer not null,
    ground    text not null check (ground in ('read', 'unread', 'absent', 'given')),
    published date,
    article   text not null,
    primary key (law, version),
    foreign key (law, version) references legislation.version
);

-- An empty address is everything of which no other row speaks.
create table legislation.start (
    law      text not null,
    version  integer not null,
    position integer not null,
    address  text not null,
    day      date not null,
    primary key (law, version, address),
    foreign key (law, version) references legislation.commencement
);

grant select, insert on legislation.commencement, legislation.start to divan_app;
