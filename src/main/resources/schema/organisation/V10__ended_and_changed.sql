-- Holdings and delegations end; a delegation that changes is a further period of the same id. Of two delegations of the
-- same function between the same posts only one holds on a day.
alter table organisation.delegation
    drop constraint delegation_pkey,
    add primary key (id, valid without overlaps),
    add column ended_by uuid,
    add column line text,
    add exclude using gist (from_post with =, to_post with =, function with =, valid with &&);
alter table organisation.holder add column ended_by uuid;
alter table organisation.post add column ended_by uuid, add column line text;

-- What a pack last said of it: only where a pack says something else than before, it changes what officials made of it.
update organisation.delegation set line = concat_ws('|', from_post, to_post, function, lower(valid),
    coalesce(upper(valid)::text, ''), signs_as_tr, signs_as_en, basis);

grant update (valid, ended_by, line), delete on organisation.delegation to divan_app;
grant delete on organisation.holder to divan_app;
