-- A proposal is the act of that id; what is proposed and why stands in its body.
create table administration.proposal (
    act     uuid primary key,
    decided uuid
);
grant usage on schema administration to divan_app;
grant select, insert on administration.proposal to divan_app;
grant update (decided) on administration.proposal to divan_app;
