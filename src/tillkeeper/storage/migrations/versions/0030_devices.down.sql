ALTER TABLE known_devices DROP COLUMN came_back;
