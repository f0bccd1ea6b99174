"""What the command line says of tables, in both languages; part of :data:`perfgoal.cli.words.WORDS`."""

EXPORTING: dict[str, tuple[str, str]] = {
    "export": (
        "把申报表、资金、任务、指标、指标值和查出的问题写成数据表，供查询统计。",
        "Write declarations, money, tasks, indicators, target values and findings as tables to query.",
    ),
    "export-examples": (
        "perfgoal export . -o goals.parquet # 每张表一个 Parquet 文件\n"
        "perfgoal export 申报文件夹 -o goals.duckdb # 一个 DuckDB 数据库\n"
        'duckdb goals.duckdb "FROM declarations WHERE errors > 0" # 查询',
        "perfgoal export . -o goals.parquet # a Parquet file for each table\n"
        "perfgoal export folder -o goals.duckdb # one DuckDB database\n"
        'duckdb goals.duckdb "FROM declarations WHERE errors > 0" # ask',
    ),
    "export-paths": ("文件或文件夹；默认为当前文件夹。", "Files or folders; this folder if left out."),
    "export-output": (
        "写到哪里：以 .parquet 结尾的文件夹，或以 .duckdb 结尾的数据库；已有的会被替换。",
        "Where to: a folder called *.parquet or a database called *.duckdb; one that is there is replaced.",
    ),
    "exported": (
        "{path}：已写入 {count} 个文件的数据表。",
        "{path}: wrote the tables of {count} file(s).",
    ),
    "export-of-input": (
        "export 不能读取标准输入，请写出文件或文件夹。",
        "export does not read standard input; name files or folders.",
    ),
    "export-suffix": (
        "-o 应以 .parquet（文件夹）或 .duckdb（数据库）结尾：{path}",
        "-o should end in .parquet (a folder) or .duckdb (a database): {path}",
    ),
    "export-others": (
        "-o 是文件夹，里面有 {name}，不是 export 写出的，没有替换；请换一个名称：{path}",
        "-o is a folder that holds {name}, which export has not written; it is left as it is (name another): {path}",
    ),
    "export-not-folder": (
        "-o 已存在且不是文件夹，请换一个名称：{path}",
        "-o exists and is no folder (name another): {path}",
    ),
}
