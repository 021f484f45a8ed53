using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kept.Core.Tests.Architecture;

namespace Kept.Cli.Tests.Architecture;

/// <summary>Hosts are thin: one place knows the console and the clock, and what they draw depends on inputs alone.</summary>
public sealed partial class HostTests
{
    private const string Program = "src/Kept.Cli/Program.cs";

    [Fact]
    public void Only_the_program_knows_the_console_and_a_clock() => Assert.All(
        SourceFiles.Uses("src", ConsoleAndClocks()), use => Assert.StartsWith($"{Program}:", use));

    [Fact]
    public void Only_the_program_is_free_of_the_ban() => Assert.Equal(
        [Program], SourceFiles.Below("src").Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void The_ban_holds_for_every_project_that_ships()
    {
        var props = XDocument.Load(Session.Path("Directory.Build.props"));
        var group = props.Descendants("ItemGroup").Single(g => g.Attribute("Condition")!.Value.Contains("src", StringComparison.Ordinal));
        var banned = File.ReadAllText(Session.Path("BannedSymbols.txt"));

        Assert.Equal("Microsoft.CodeAnalysis.BannedApiAnalyzers", group.Element("PackageReference")!.Attribute("Include")!.Value);
        Assert.Equal("$(MSBuildThisFileDirectory)BannedSymbols.txt", group.Element("AdditionalFiles")!.Attribute("Include")!.Value);
        Assert.All(["System.Console", "System.DateTime.Now", "System.TimeProvider.System"], symbol => Assert.Contains($":{symbol};", banned));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Session.Path("src"), "*.csproj", SearchOption.AllDirectories).Select(File.ReadAllText),
            project => project.Contains("NoWarn", StringComparison.Ordinal) || project.Contains("RS0030", StringComparison.Ordinal)
                || project.Contains("RunAnalyzers", StringComparison.Ordinal));
    }

    [Fact]
    public void Documents_read_and_write_nothing_and_do_not_roll_dice() => Assert.Empty(SourceFiles.Uses("src/Kept.Documents", InputOutput()));

    [GeneratedRegex(@"\b(Console\.|DateTime\.(Now|UtcNow|Today)|DateTimeOffset\.(Now|UtcNow)|TimeProvider\.System|SystemClock|Stopwatch|Environment\.TickCount)")]
    private static partial Regex ConsoleAndClocks();

    [GeneratedRegex(@"\b((File|Directory|Path|Environment|Process)\.\w+|FileStream|HttpClient|async|await|Guid\.NewGuid|Random\b)")]
    private static partial Regex InputOutput();
}
