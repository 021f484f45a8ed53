using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Tests.BadInput;

/// <summary>One bad row in a large file costs one row. 5 MB; 200 MB when KEPT_SOAK is 1.</summary>
public sealed class LargeFileTests
{
    private static readonly long Size = Environment.GetEnvironmentVariable("KEPT_SOAK") == "1" ? 200_000_000 : 5_000_000;

    [Fact]
    public void One_bad_row_of_a_large_file_is_located_and_all_others_are_used()
    {
        using var given = new GivenWorkspace();
        var rows = WriteRows(given.At(GivenWorkspace.Rows), out var bad);
        var outcome = given.Evaluate();

        Assert.Equal([$"rows.csv:{bad}: warning KPT424"], outcome.Shown);
        Assert.DoesNotContain("such rows", outcome.Remarks);
        Assert.Equal(rows - 1, outcome.Used);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(60), $"{outcome.Took}");
    }

    /// <summary>Writes rows in June until the file has its size.</summary>
    /// <param name="bad">The line of the row without a number.</param>
    private static long WriteRows(string file, out long bad)
    {
        using var writer = new StreamWriter(file);
        writer.Write("at,ms,url\n");
        var (line, length) = (1L, 0L);
        bad = 0;
        for (var at = Instant.FromUtc(2026, 6, 1, 0, 0); length < Size; at += Duration.FromMilliseconds(400))
        {
            line++;
            if (bad == 0 && length > Size / 2) bad = line;
            var value = bad == line ? "slow" : (line % 1_000).ToString(CultureInfo.InvariantCulture);
            var row = $"{InstantPattern.ExtendedIso.Format(at)},{value},https://shop.example/health";
            writer.Write(row);
            writer.Write('\n');
            length += row.Length + 1;
        }
        return line - 1;
    }
}
