using Xunit;

namespace Kept.Documents.Tests.Pages;

/// <summary>No other test runs beside these, so that the processor's time is theirs.</summary>
[CollectionDefinition(nameof(StatementTimeTests), DisableParallelization = true)]
[Collection(nameof(StatementTimeTests))]
public sealed class StatementTimeTests
{
    [Fact]
    public void A_hundred_objectives_are_written_in_well_under_a_second()
    {
        var statement = Drawn.OfSystems(100);
        var fastest = Enumerable.Range(0, 6).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            Assert.InRange(StatementHtml.Write([statement]).Length, 1, 3_000_000);
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        });

        Assert.InRange(fastest, 0, 1_000);
    }
}
