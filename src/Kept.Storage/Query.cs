using System.Data.Common;
using System.Globalization;
using Dapper;
using Kept.Storage.Sql;

namespace Kept.Storage;

/// <summary>Statements within a transaction.</summary>
internal static class Query
{
    extension(DbTransaction transaction)
    {
        /// <summary>All rows of a statement.</summary>
        public List<T> Rows<T>(string sql, object parameters, Func<DbDataReader, T> row)
        {
            using var reader = (DbDataReader)transaction.Connection!.ExecuteReader(sql, parameters, transaction);
            var rows = new List<T>();
            while (reader.Read()) rows.Add(row(reader));
            return rows;
        }

        /// <summary>All rows of a statement, held against how many the store says there are: a read that ends too early is a
        /// failure, and never fewer measurements.</summary>
        /// <exception cref="StoreException">It ended too early.</exception>
        public List<T> CountedRows<T>(string sql, object parameters, Func<DbDataReader, T> row)
        {
            var stated = transaction.Number($"{CountSql.Before}{sql}{CountSql.After}", parameters);
            var rows = transaction.Rows(sql, parameters, row);
            return rows.Count == stated
                ? rows
                : throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture, $"The store says that there are {stated:N0} rows, but reading gave {rows.Count:N0}; nothing is evaluated."));
        }

        /// <summary>The first rows of a statement, as long as somebody wants more.</summary>
        /// <param name="row">Gives whether another row is wanted.</param>
        public void Read(string sql, object parameters, Func<DbDataReader, bool> row)
        {
            using var reader = (DbDataReader)transaction.Connection!.ExecuteReader(sql, parameters, transaction);
            while (reader.Read() && row(reader)) { }
        }

        /// <summary>The first row of a statement.</summary>
        public T? First<T>(string sql, object parameters, Func<DbDataReader, T> row)
            where T : class
        {
            using var reader = (DbDataReader)transaction.Connection!.ExecuteReader(sql, parameters, transaction);
            return reader.Read() ? row(reader) : null;
        }

        /// <summary>The single number that a statement gives; null when it gives none.</summary>
        public long? Number(string sql, object parameters) =>
            transaction.Connection!.ExecuteScalar<long?>(sql, parameters, transaction);

        /// <summary>Changes rows; gives how many.</summary>
        public int Change(string sql, object parameters) => transaction.Connection!.Execute(sql, parameters, transaction);

        /// <summary>Changes exactly one row.</summary>
        /// <param name="what">What the row is, should another writer have been first.</param>
        public void ChangeOne(string sql, object parameters, string what) =>
            OvertakenException.ThrowUnlessOne(transaction.Change(sql, parameters), what);
    }

    extension(DbDataReader reader)
    {
        public byte[] Bytes(int column) => (byte[])reader.GetValue(column);

        public byte[]? BytesOrNull(int column) => reader.IsDBNull(column) ? null : reader.Bytes(column);

        public long? LongOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }
}
