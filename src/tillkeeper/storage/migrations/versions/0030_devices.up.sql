-- Whether the person proved there more than once who they are. Those that are known already stay known as such.
ALTER TABLE known_devices ADD COLUMN came_back boolean NOT NULL DEFAULT true;
ALTER TABLE known_devices ALTER COLUMN came_back SET DEFAULT false;
