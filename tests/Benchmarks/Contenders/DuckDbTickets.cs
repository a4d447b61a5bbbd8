using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace Benchmarks.Contenders;

/// <summary>The documented ticket aggregation in DuckDB, in memory.</summary>
internal sealed class DuckDbTickets : IDisposable
{
    private const string Filter = """
        FROM tickets WHERE application = 'atr' AND app_type IN ('ec2', 'kubernetes')
        AND domain IN ('your-domain-1.example.com', 'your-domain-2.example.com') AND NOT eu
        AND created >= TIMESTAMP '2024-03-03 10:20:30' AND created < TIMESTAMP '2024-06-01 10:20:30'
        """;

    private const string ByType = $"SELECT type, count(*) AS n {Filter} GROUP BY type ORDER BY n DESC, type LIMIT 20";
    private const string OverTime = $"SELECT date_trunc('day', created) AS day, count(*) {Filter} GROUP BY day ORDER BY day";
    private const string Resolved = $"SELECT count(*), count(*) FILTER (resolved) {Filter}";

    private const string AllInOne = $"""
        SELECT type, day, count(*), count(*) FILTER (resolved)
        FROM (SELECT type, date_trunc('day', created) AS day, resolved {Filter}) GROUP BY GROUPING SETS ((type), (day), ())
        """;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbTickets() => _connection.Open();

    /// <summary>Loads a file of tickets.</summary>
    public void Load(string path)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            CREATE OR REPLACE TABLE tickets AS
            SELECT "@timestamp"::TIMESTAMP AS created, application, app_type, domain, region, unnest(ticket)
            FROM read_ndjson('{path.Replace("'", "''", StringComparison.Ordinal)}')
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>The bytes that the loaded tickets take.</summary>
    public long GetMemory()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One query for each aggregation; returns a number that depends on all rows.</summary>
    public long RunThreeQueries() => Run(ByType) + Run(OverTime) + Run(Resolved);

    /// <summary>All aggregations in one query.</summary>
    public long RunOneQuery() => Run(AllInOne);

    public void Dispose() => _connection.Dispose();

    private long Run(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var sum = 0L;
        while (reader.Read())
            sum += reader.GetInt64(reader.FieldCount - 1);
        return sum;
    }
}
