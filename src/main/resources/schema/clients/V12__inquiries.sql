-- What was asked under a protocol, for what: answered, or asked about nobody or about somebody of whom there is nothing.
create table clients.inquiry_use (
    protocol uuid not null references clients.protocol (id),
    purpose  text not null,
    day      date not null,
    answered bigint not null,
    missed   bigint not null,
    primary key (protocol, purpose, day)
);
create index on clients.inquiry_use (day);

alter table clients.inquiry_use enable row level security;
alter table clients.inquiry_use force row level security;
create policy inquiry_use_visible on clients.inquiry_use using (current_setting('divan.kind', true) = 'system');
grant select, insert on clients.inquiry_use to divan_app;
grant update (answered, missed) on clients.inquiry_use to divan_app;
