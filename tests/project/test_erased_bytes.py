"""What is taken back is gone from the database's file, too, not only from its rows."""

import sqlite3

from holdspace.project.environment import database


def test_words_that_were_deleted_do_not_stay_in_free_pages(tmp_path):
    path = tmp_path / "holdspace.sqlite3"
    command = database(f"sqlite:///{path}")["OPTIONS"]["init_command"]
    with sqlite3.connect(path) as there:
        there.executescript(command)
        there.execute("CREATE TABLE share (id INTEGER PRIMARY KEY, words TEXT)")
        there.executemany("INSERT INTO share (words) VALUES (?)", [("a word only here " * 40,)] * 50)
    with sqlite3.connect(path) as there:
        there.execute("PRAGMA secure_delete=OFF")  # as some builds of SQLite begin
        there.executescript(command)
        there.execute("DELETE FROM share")
        there.commit()
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    there.close()
    assert b"a word only here" not in path.read_bytes()
