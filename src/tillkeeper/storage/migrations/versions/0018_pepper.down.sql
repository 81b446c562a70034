-- Sealed hashes can't be opened here. The older release would take every PIN for a wrong one.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pepper) THEN
        RAISE EXCEPTION 'Passwords and PINs are sealed with a pepper, and the older release can''t read them.';
    END IF;
END
$$;
DROP TABLE pepper;
