-- Accounts elsewhere by which people sign in here: of what an account is called there only a keyed hash is kept. Whose it
-- is was found out once; the act says so.
create table access.newcomer (
    subject bytea primary key check (length(subject) = 32),
    person  uuid not null references access.person,
    made_by uuid not null
);
create index on access.newcomer (person);
alter table access.newcomer enable row level security;
alter table access.newcomer force row level security;
create policy newcomer_visible on access.newcomer using (current_setting('divan.kind', true) = 'system');
grant select, insert on access.newcomer to divan_app;
