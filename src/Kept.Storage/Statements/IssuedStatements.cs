using System.Data.Common;
using Kept.Agreements;
using Kept.Statements;
using Kept.Storage.Audit;
using Kept.Storage.Pseudonyms;
using Kept.Storage.Sql;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Statements;

/// <summary>A statement as it was issued.</summary>
/// <param name="Revision">Counts from 1 for each version of an agreement and each period.</param>
/// <param name="Recorded">The tick at which it was issued.</param>
/// <param name="Content">The statement for programs.</param>
/// <param name="Hash">Of the content, as the content itself says it.</param>
/// <param name="Changes">What is different from the revision before, a line each; none in the first.</param>
public sealed record IssuedStatement(
    string Agreement, long Version, string Period, long Revision, long Recorded, string Content, string Hash, IReadOnlyList<string> Changes);

/// <summary>What became of a statement that was to be issued. Exactly one of the cases below.</summary>
public abstract record IssueOutcome
{
    private IssueOutcome() { }

    public sealed record Issued(IssuedStatement Statement) : IssueOutcome;

    /// <summary>The last revision says the same, whatever the instant that it was asked for.</summary>
    public sealed record Unchanged(IssuedStatement Last) : IssueOutcome;
}

/// <summary>The statements of a workspace that were issued: they never change, and a correction is a revision of its own.</summary>
public sealed class IssuedStatements(Store store, long organisation, StoredWorkspace workspace)
{
    /// <summary>All that were issued, by agreement, period and revision.</summary>
    public IReadOnlyList<IssuedStatement> All() => store.Read(transaction =>
        transaction.CountedRows(StatementSql.All, new { organisation, workspace = workspace.Number }, Read));

    /// <summary>What is wrong with the statements of a workspace, in a sentence: each has to be whole, and issued as the trail tells; null
    /// when nothing is.</summary>
    internal static string? FindFault(DbTransaction transaction, long organisation, StoredWorkspace workspace, IEnumerable<AuditEntry> trail)
    {
        var issued = transaction.CountedRows(StatementSql.All, new { organisation, workspace = workspace.Number }, Read);
        if (issued.Find(s => !StatementJson.IsWhole(s.Content) || !s.Content.Contains($"\"{s.Hash}\"", StringComparison.Ordinal)) is { } changed)
            return $"The statement {Name(workspace, changed)} is not what was issued.";
        var told = trail.Select(e => e.What).Where(what => what.StartsWith(AuditTrail.Line($"issued {workspace.Name}/"), StringComparison.Ordinal)).ToHashSet();
        told.SymmetricExceptWith(issued.Select(s => AuditTrail.Line(Told(workspace, s))));
        return told.Count == 0 ? null : $"The audit trail and the statements do not agree about: {told.Order(StringComparer.Ordinal).First()}.";
    }

    /// <summary>Issues a statement, unless the last revision says the same.</summary>
    /// <param name="recorded">The tick of now.</param>
    public IssueOutcome Issue(Statement statement, long recorded) => store.Write(IssueOutcome (transaction) =>
    {
        var (agreement, version, period) = (statement.Agreement.Name, (long)statement.Agreement.Version, statement.Evaluation.Period.Label);
        var last = transaction.First(StatementSql.Last, new { organisation, workspace = workspace.Number, agreement, version, period }, Read);
        var (content, hash) = Written(transaction, statement);
        var changes = last is null ? [] : StatementChanges.Between(last.Content, content);
        if (last is not null && changes.Count == 0) return new IssueOutcome.Unchanged(last);

        var next = new IssuedStatement(agreement, version, period, (last?.Revision ?? 0) + 1, recorded, content, hash, changes);
        transaction.ChangeOne(
            StatementSql.Add,
            new
            {
                organisation, workspace = workspace.Number, agreement, version, period, revision = next.Revision, recorded, content, hash,
                changes = string.Join('\n', changes),
            },
            "the statements of an agreement");
        AuditTrail.Add(transaction, store, organisation, recorded, Told(workspace, next));
        return new IssueOutcome.Issued(next);
    });

    /// <summary>A statement as it is kept: with pseudonyms in the place of personal data, so that its hash outlives that.</summary>
    private (string Content, string Hash) Written(DbTransaction transaction, Statement statement)
    {
        var content = StatementJson.Write(statement);
        var persons = PersonalJson.In(content, statement.Agreement.Sources());
        return persons.Count == 0
            ? (content, StatementJson.HashOf(statement))
            : PersonalJson.With(content, PersonalNames.Find(transaction, organisation, persons));
    }

    private static string Name(StoredWorkspace workspace, IssuedStatement s) => $"{workspace.Name}/{s.Agreement}@{s.Version} {s.Period} revision {s.Revision}";

    private static string Told(StoredWorkspace workspace, IssuedStatement s) => $"issued {Name(workspace, s)} {s.Hash}";

    private static IssuedStatement Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetString(6),
        row.GetString(7).Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
