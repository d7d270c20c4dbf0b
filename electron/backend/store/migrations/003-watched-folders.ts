/** Folders whose calendar files are taken in by themselves, and what is known of those files. */
export const sql = /* sql */ `
CREATE TABLE watched_folders (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL UNIQUE REFERENCES reps (id) ON DELETE CASCADE,
  folder TEXT NOT NULL CHECK (length(folder) > 0)
) STRICT;

CREATE TABLE watched_files (
  folder_id TEXT NOT NULL REFERENCES watched_folders (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- what the file looked like when it was last dealt with; empty when it has to be tried again
  stamp TEXT NOT NULL,
  -- events of it that could not be read
  skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
  -- why the file as it is now was not taken in
  problem TEXT,
  -- whether the folder was there and the file was not
  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
  PRIMARY KEY (folder_id, name)
) STRICT, WITHOUT ROWID;
`
