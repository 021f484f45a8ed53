namespace Kept.Cli.Tests.Commands;

public sealed class DemoTests
{
    [Fact]
    public void The_demo_prints_the_statement_and_writes_the_page()
    {
        using var folder = new Folder();
        var outcome = Session.Run("demo", "--once", "--output", folder.At("made"));

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Contains("Total credit: 1200.00 EUR", outcome.Output);
        Assert.Contains($"To print or to mail: {folder.At("made/web-shop-2026-06.html")}", outcome.Output);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.At("made/web-shop-2026-06.html")));
        Assert.Contains($"The store with its measurements: {folder.At("made/kept.db")}", outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void The_command_that_it_recommends_works()
    {
        using var folder = new Folder();
        var line = Session.Run("demo", "--once", "--output", folder.Path).Output.Split('\n')
            .Single(l => l.StartsWith("What is behind", StringComparison.Ordinal));
        var arguments = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ')[1..];

        Assert.Contains("1 h 35 min down of 718 h counted", Session.Run(arguments).Output);
    }
}
