-- How a session began, how surely we know who it is (1 to 3), when that was last proved, and when it was last used. What
-- was open before is known least, and ends as unused.
alter table access.session add column way text, add column assurance smallint, add column proved timestamptz,
    add column seen timestamptz;
update access.session set way = case when bearer then 'token' else 'earlier' end, assurance = 1, proved = opened,
    seen = opened;
alter table access.session alter column way set not null, alter column assurance set not null,
    alter column proved set not null, alter column seen set not null,
    add constraint session_assurance check (assurance between 1 and 3);
grant update (secret_hash, csrf, assurance, proved, seen) on access.session to divan_app;
