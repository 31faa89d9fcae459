-- Erasure (6698/7): what somebody was told, and how they want to be.
grant delete on messages.message, messages.choice to divan_app;
