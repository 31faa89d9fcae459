-- Whether this database holds the demonstration world; written once, when it is made.
create table access.world (
    one  boolean primary key default true check (one),
    demo boolean not null
);
grant select, insert on access.world to divan_app;
