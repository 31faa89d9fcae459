-- Erasure (6698/7): credentials and sessions go; the person's row is left with an opaque id and nothing else.
grant update (login, name, note_tr, note_en, listed) on access.person to divan_app;
grant delete on access.session, access.link to divan_app;
