"""The dataset as one DuckDB database: every table, and views of the questions asked most."""

from pathlib import Path

import pyarrow as pa

VIEWS = {
    "latest_status": """
        select distinct on (recommendation_id)
            recommendation_id, number, wording, status, status_raw, paper_date, paper_path, page_no
        from histories order by recommendation_id, sequence desc
    """,
    "silence": """
        select recommendation_id, number, count(*) as papers,
            count(*) filter (where reporting = 'not_mentioned') as silent,
            count(*) filter (where reporting = 'cannot_tell') as cannot_tell
        from reporting group by all
    """,
    "errors": """
        select "check", number, message, evidence, "where" from findings where severity = 'error'
    """,
}


class NotInstalled(Exception):
    """DuckDB is not installed; the message says how to get it."""


def write(tables: dict[str, pa.Table], path: Path) -> None:
    """Write all tables and views to the database `path`, in the place of an earlier one."""
    try:
        import duckdb
    except ImportError as error:
        raise NotInstalled("DuckDB is not installed. Install it with: python -m pip install duckdb") from error
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as database:
        for name, table in tables.items():
            database.register("arrived", table)
            database.execute(f'create table "{name}" as select * from arrived')
            database.unregister("arrived")
        for name, query in VIEWS.items():
            database.execute(f'create view "{name}" as {query}')
