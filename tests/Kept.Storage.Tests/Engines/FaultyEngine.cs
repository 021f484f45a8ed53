using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Kept.Storage.Engines;

namespace Kept.Storage.Tests.Engines;

/// <summary>An engine whose reads of a table end too early, without saying so.</summary>
internal sealed class FaultyEngine(Engine inner, string table, int rows) : Engine
{
    public override string Place => inner.Place;

    public override bool IsThere => inner.IsThere;

    public override IReadOnlyDictionary<string, string> Words => inner.Words;

    public override string? KeepUncompressed(string ofTable, string column) => inner.KeepUncompressed(ofTable, column);

    public override DbConnection Open() => inner.Open();

    public override DbTransaction BeginReading(DbConnection connection) => new FaultyTransaction(inner.BeginReading(connection), table, rows);

    public override DbTransaction BeginWriting(DbConnection connection) => inner.BeginWriting(connection);

    public override void Copy(DbTransaction transaction, string insert, string copy, IEnumerable<object?[]> all) => inner.Copy(transaction, insert, copy, all);

    public override void GiveBack(DbConnection connection, bool isMuch) => inner.GiveBack(connection, isMuch);

    public override void Shred(DbConnection connection) => inner.Shred(connection);

    public override bool IsTransient(Exception failure) => inner.IsTransient(failure);

    public override string? Explain(Exception failure) => inner.Explain(failure);

    public override void Dispose() => inner.Dispose();

    private sealed class FaultyTransaction : DbTransaction
    {
        private readonly DbTransaction _inner;
        private readonly FaultyConnection _connection;

        public FaultyTransaction(DbTransaction inner, string table, int rows)
        {
            _inner = inner;
            _connection = new FaultyConnection(inner, table, rows);
        }

        public override IsolationLevel IsolationLevel => _inner.IsolationLevel;

        protected override DbConnection DbConnection => _connection;

        public override void Commit() => _inner.Commit();

        public override void Rollback() => _inner.Rollback();

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class FaultyConnection(DbTransaction transaction, string table, int rows) : DbConnection
    {
        private DbConnection Inner => transaction.Connection!;

        [AllowNull]
        public override string ConnectionString { get => Inner.ConnectionString; set => Inner.ConnectionString = value!; }

        public override string Database => Inner.Database;

        public override string DataSource => Inner.DataSource;

        public override string ServerVersion => Inner.ServerVersion;

        public override ConnectionState State => Inner.State;

        public override void ChangeDatabase(string databaseName) => Inner.ChangeDatabase(databaseName);

        public override void Close() => Inner.Close();

        public override void Open() => Inner.Open();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => Inner.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand() => new FaultyCommand(Inner.CreateCommand(), transaction, table, rows);
    }

    private sealed class FaultyCommand(DbCommand inner, DbTransaction transaction, string table, int rows) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

        public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

        public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get => null; set => inner.Transaction = transaction; }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => inner.ExecuteNonQuery();

        public override object? ExecuteScalar() => inner.ExecuteScalar();

        public override void Prepare() => inner.Prepare();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            var reader = inner.ExecuteReader(behavior);
            return CommandText.Contains($"FROM {table}", StringComparison.Ordinal) ? new ShortReader(reader, rows) : reader;
        }
    }

    /// <summary>Says that there are no more rows after so many.</summary>
    private sealed class ShortReader(DbDataReader inner, int rows) : DbDataReader
    {
        private int _read;

        public override int Depth => inner.Depth;

        public override int FieldCount => inner.FieldCount;

        public override bool HasRows => inner.HasRows;

        public override bool IsClosed => inner.IsClosed;

        public override int RecordsAffected => inner.RecordsAffected;

        public override object this[int ordinal] => inner[ordinal];

        public override object this[string name] => inner[name];

        public override bool Read() => _read++ < rows && inner.Read();

        public override bool NextResult() => inner.NextResult();

        public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => inner.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
            inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => inner.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
            inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

        public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);

        public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);

        public override IEnumerator GetEnumerator() => inner.GetEnumerator();

        public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);

        public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);

        public override string GetName(int ordinal) => inner.GetName(ordinal);

        public override int GetOrdinal(string name) => inner.GetOrdinal(name);

        public override string GetString(int ordinal) => inner.GetString(ordinal);

        public override object GetValue(int ordinal) => inner.GetValue(ordinal);

        public override int GetValues(object[] values) => inner.GetValues(values);

        public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
