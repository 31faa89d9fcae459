-- Since when a register says something else than the case read; null where it does not. Told from acts, by PassedOn.
alter table casework.case_row add column corrected date;
