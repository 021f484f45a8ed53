using System.Data.Common;
using System.Text;
using Kept.Storage.Sql;
using NodaTime;

namespace Kept.Storage.Pseudonyms;

/// <summary>Personal data of which no row is left, since cases were removed or files were not taken.</summary>
internal static class UnusedNames
{
    /// <summary>Within so many days an import says again that it uses a pseudonym.</summary>
    public const int DaysUntilSaidAgain = 20;

    /// <summary>Only what no import said to use for so many days is looked at, so that none that runs loses what it is going to use.</summary>
    private const int DaysUnused = 30;

    /// <summary>Removes all; gives how many.</summary>
    /// <param name="recorded">The tick of now.</param>
    public static int Remove(DbTransaction transaction, long organisation, long recorded)
    {
        var before = recorded - DaysUnused * NodaConstants.TicksPerDay;
        var unused = transaction.Rows(PseudonymSql.Old, new { organisation, before }, row => row.GetString(0)).ToHashSet();
        if (unused.Count == 0) return 0;
        foreach (var cases in StoredCases.All(transaction, organisation)) unused.ExceptWith(cases.Words(transaction).Select(Encoding.UTF8.GetString));
        return unused.Sum(pseudonym => transaction.Change(PseudonymSql.Remove, new { organisation, pseudonym, before }));
    }
}
