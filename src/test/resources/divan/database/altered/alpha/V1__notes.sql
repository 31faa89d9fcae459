create table alpha.note (id integer primary key, owner uuid not null, words varchar(9) not null);
alter table alpha.note enable row level security;
alter table alpha.note force row level security;
create policy owner_reads on alpha.note for select to divan_app
    using (current_setting('divan.kind', true) = 'person'
           and owner = nullif(current_setting('divan.party', true), '')::uuid);
create policy system_does_all on alpha.note to divan_app
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
grant usage on schema alpha to divan_app;
grant select, insert on alpha.note to divan_app;
