-- What a case is about, where its service can be asked for more than once at a time: register/field/entry, opaque.
alter table casework.case_row add column matter text not null default '';
drop index casework.one_open;
create unique index one_open on casework.case_row (party, service, matter) where open;
