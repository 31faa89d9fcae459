create table beta.mark (id integer primary key, note integer not null references alpha.note);
grant usage on schema beta to divan_app;
grant select on beta.mark to divan_app;
