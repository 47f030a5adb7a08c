"""The store's file: engine, tables, repositories, migrations, backups, health, lock."""
