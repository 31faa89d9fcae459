-- Whom and which request a proposal answers, where a person asked for the erasure of their own files (6698/11/1-e): the case
-- of the request and the party, opaque ids.
alter table erasure.proposal add column asked uuid, add column asker uuid,
    add constraint asked_by_somebody check ((asked is null) = (asker is null));
