-- Constitutional organs that issued a norm and bear no number, where its kind alone does not tell them.
alter table legislation.norm add column issuers text[] not null default '{}'
    check (issuers <@ array['nation', 'assembly', 'president', 'council-of-ministers',
                            'national-security-council', 'national-unity-committee']);
grant update (issuers) on legislation.norm to divan_app;
